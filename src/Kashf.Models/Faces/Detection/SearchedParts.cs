using Kashf.Media.Images;
using Kashf.Models.Catalogue;

namespace Kashf.Models.Faces.Detection;

/// <summary>Overlapping parts of an image, each searched as if it were an image, so that faces in it are seen larger.</summary>
internal static class SearchedParts
{
    private const float Overlap = 0.25f;

    public static bool AreNeeded(PixelImage image, ModelInput input, List<FaceRegion> found) => false;

    public static IEnumerable<SearchedArea> Of(PixelImage image, ModelInput input)
    {
        var width = image.Width / (2 - Overlap);
        var height = image.Height / (2 - Overlap);
        for (var row = 0; row < 2; row++)
        {
            for (var column = 0; column < 2; column++)
                yield return SearchedArea.Around(column * (image.Width - width), row * (image.Height - height), width, height, input.Width, input.Height);
        }
    }
}
