using Kashf.Core.Results;
using Kashf.Core.Tagging;

namespace Kashf.Functions.Tagging;

/// <summary>Tags images, for tag_images and its jobs.</summary>
public sealed class ImageTagging(TagImages tagImages) : ITagging<TagImagesRequest>
{
    public string Endpoint => "tag_images";

    public string Orchestration => ImageTaggingOrchestration.Name;

    public async Task<Result<object>> RunAsync(long accountId, TagImagesRequest request, CancellationToken cancellation)
    {
        var tagged = await tagImages.RunAsync(accountId, request.Dataset, request.ReadableUrls, cancellation);
        return tagged.Map(images => (object)request.Answers(images.Select(TaggedImageAnswer.From)));
    }

    public Task<Result<string>> VersionAsync(long accountId, TagImagesRequest request, CancellationToken cancellation) =>
        tagImages.VersionAsync(accountId, request.Dataset, cancellation);

    public bool MayTakeLong(TagImagesRequest request) => request.HasMany;
}
