using Kashf.Core.Datasets;
using Kashf.Core.Faces;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tagging;

/// <summary>Says whose the faces in new photos are.</summary>
public sealed class TagFaces(ITags tags, FindTrained find, OpenUrls openUrls, IOptions<FaceOptions> options)
{
    /// <returns>For each URL, in order, the photo's faces or why it could not be tagged.</returns>
    public async Task<Result<IReadOnlyList<TaggedFaces>>> RunAsync(
        long accountId, string slug, IReadOnlyList<string> urls, CancellationToken cancellation)
    {
        var prepared = await PrepareAsync(accountId, slug, cancellation);
        if (!prepared.IsSuccess)
            return prepared.Error;
        var (dataset, tagger) = prepared.Value;
        var seen = await openUrls.RunAsync(dataset, urls, (image, _) => Task.FromResult(image.Seen), cancellation);
        return urls.Select((url, i) => seen[i].IsSuccess
            ? new TaggedFaces(url, tagger.Tag(seen[i].Value!.Vectors), null)
            : new TaggedFaces(url, [], seen[i].Error!.Detail)).ToList();
    }

    /// <summary>A name that changes with all that answers rest on, but for the photos.</summary>
    public Task<Result<string>> VersionAsync(long accountId, string slug, CancellationToken cancellation) =>
        find.VersionAsync(accountId, slug, DatasetType.Face, cancellation);

    /// <returns>The dataset, and what tags faces of photos that were opened elsewhere; or why it can't tag.</returns>
    public async Task<Result<(Dataset Dataset, FaceTagger Tagger)>> PrepareAsync(long accountId, string slug, CancellationToken cancellation)
    {
        var trained = await find.RunAsync<FaceModel>(accountId, slug, DatasetType.Face, cancellation);
        if (!trained.IsSuccess)
            return trained.Error;
        var (dataset, model) = trained.Value;
        var titles = (await tags.ListAsync(accountId, dataset.Id, cancellation)).Where(tag => tag.Active).ToDictionary(tag => tag.Id, tag => tag.Title);
        return (dataset, new FaceTagger(model, titles, options.Value));
    }
}
