using Kashf.Core.Results;
using Kashf.Core.Tagging;

namespace Kashf.Functions.Tagging;

/// <summary>Recognises faces, for tag_faces and its jobs.</summary>
public sealed class FaceTagging(TagFaces tagFaces) : ITagging<TagImagesRequest>
{
    public string Endpoint => "tag_faces";

    public string Orchestration => ImageTaggingOrchestration.Name;

    public async Task<Result<object>> RunAsync(long accountId, TagImagesRequest request, CancellationToken cancellation)
    {
        var tagged = await tagFaces.RunAsync(accountId, request.Dataset, request.ReadableUrls, cancellation);
        return tagged.Map(images => (object)request.Answers(images.Select(TaggedImageAnswer.From)));
    }

    public Task<Result<string>> VersionAsync(long accountId, TagImagesRequest request, CancellationToken cancellation) =>
        tagFaces.VersionAsync(accountId, request.Dataset, cancellation);

    public bool MayTakeLong(TagImagesRequest request) => request.HasMany;
}
