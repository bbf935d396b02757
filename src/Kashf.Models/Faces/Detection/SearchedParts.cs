using Kashf.Media.Images;
using Kashf.Models.Catalogue;

namespace Kashf.Models.Faces.Detection;

/// <summary>Overlapping parts of an image, each searched as if it were an image, so that faces in it are seen larger.</summary>
internal static class SearchedParts
{
    /// <summary>Neighbours share this much of their side, so that a face of that size is whole in one of them.</summary>
    private const float Overlap = 0.25f;

    /// <summary>Parts show more than the whole where the image has this many pixels for one of the detector's.</summary>
    private const float LeastShrinking = 1.5f;

    /// <summary>A face this small a part of the detector's width has others beside it that are too small to be seen.</summary>
    private const float SmallFace = 0.125f;

    private const int MostPerSide = 3;

    /// <param name="image">What is searched.</param>
    /// <param name="input">Of the detector.</param>
    /// <param name="found">In the whole image.</param>
    /// <returns>None where they would show nothing new: in a small image, or where only large faces are.</returns>
    public static IEnumerable<SearchedArea> Of(PixelImage image, ModelInput input, List<FaceRegion> found)
    {
        var shrinking = Shrinking(image, input);
        if (shrinking < LeastShrinking || (found.Count > 0 && found.Min(face => face.Width) > SmallFace * input.Width * shrinking))
            return [];
        return Grid(image, input, Math.Clamp((int)MathF.Round(shrinking), 2, MostPerSide));
    }

    private static float Shrinking(PixelImage image, ModelInput input) =>
        Math.Max((float)image.Width / input.Width, (float)image.Height / input.Height);

    private static IEnumerable<SearchedArea> Grid(PixelImage image, ModelInput input, int perSide)
    {
        var share = 1 / (perSide - ((perSide - 1) * Overlap));
        var (width, height) = (image.Width * share, image.Height * share);
        for (var row = 0; row < perSide; row++)
        {
            for (var column = 0; column < perSide; column++)
            {
                var left = column * (image.Width - width) / (perSide - 1);
                var top = row * (image.Height - height) / (perSide - 1);
                yield return SearchedArea.Around(left, top, width, height, input.Width, input.Height);
            }
        }
    }
}
