using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tagging;

/// <summary>Finds a dataset's concepts in new images.</summary>
public sealed class TagImages(ITags tags, FindTrained find, OpenUrls openUrls, IOptions<TaggingOptions> options)
{
    /// <returns>For each URL, in order, the image's tags or why it could not be tagged.</returns>
    public async Task<Result<IReadOnlyList<TaggedImage>>> RunAsync(
        long accountId, string slug, IReadOnlyList<string> urls, CancellationToken cancellation)
    {
        var prepared = await PrepareAsync(accountId, slug, cancellation);
        if (!prepared.IsSuccess)
            return prepared.Error;
        var (dataset, tagger) = prepared.Value;
        var seen = await openUrls.RunAsync(dataset, urls, (image, _) => Task.FromResult(image.Seen), cancellation);
        return urls.Select((url, i) => seen[i].IsSuccess
            ? new TaggedImage(url, tagger.Tag(seen[i].Value!.Vectors[0].Values), null)
            : new TaggedImage(url, [], seen[i].Error!.Detail)).ToList();
    }

    /// <summary>A name that changes with all that answers rest on, but for the images.</summary>
    public Task<Result<string>> VersionAsync(long accountId, string slug, CancellationToken cancellation) =>
        find.VersionAsync(accountId, slug, DatasetType.Image, cancellation);

    /// <returns>The dataset, and what tags vectors of images that were opened elsewhere; or why it can't tag.</returns>
    public async Task<Result<(Dataset Dataset, ImageTagger Tagger)>> PrepareAsync(long accountId, string slug, CancellationToken cancellation)
    {
        var trained = await find.RunAsync<ImageModel>(accountId, slug, DatasetType.Image, cancellation);
        if (!trained.IsSuccess)
            return trained.Error;
        var (dataset, model) = trained.Value;
        var current = await tags.ListAsync(accountId, dataset.Id, cancellation);
        var selection = TagSelection.Create(model.TagIds, model.Thresholds, current, treeBased: false, model.IsExclusive);
        return (dataset, new ImageTagger(model, selection, options.Value.MostTags));
    }
}
