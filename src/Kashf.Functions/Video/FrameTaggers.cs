using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Kashf.Core.Tagging;
using Kashf.Core.Video;

namespace Kashf.Functions.Video;

/// <summary>Tags what a model saw in a frame: of whole frames the tags, of faces one for each.</summary>
internal delegate IReadOnlyList<TaggedFace> FrameTagger(SeenFrame seen);

/// <summary>Makes taggers of datasets' current models.</summary>
public sealed class FrameTaggers(TagImages images, TagFaces faces)
{
    /// <returns>Or why the dataset can't tag.</returns>
    internal async Task<Result<FrameTagger>> PrepareAsync(long accountId, string slug, DatasetType type, CancellationToken cancellation)
    {
        if (type == DatasetType.Face)
        {
            var ofFaces = await faces.PrepareAsync(accountId, slug, cancellation);
            return ofFaces.Map<FrameTagger>(prepared => seen => prepared.Tagger.Tag([.. seen.Faces.Select(VectorOf)]));
        }

        var ofImages = await images.PrepareAsync(accountId, slug, cancellation);
        return ofImages.Map<FrameTagger>(prepared => seen => [.. prepared.Tagger.Tag(seen.Vector).Select(tag => new TaggedFace(null, tag))]);
    }

    private static ImageVector VectorOf(FrameFace face) => new(face.Embedding!, face.Box, face.Clarity);
}
