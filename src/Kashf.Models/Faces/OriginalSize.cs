using Kashf.Core.Images;
using Kashf.Media.Images;
using Kashf.Models.Faces.Detection;

namespace Kashf.Models.Faces;

/// <summary>Tells regions of an image, which may have been decoded smaller than it is, in pixels of the original.</summary>
internal readonly struct OriginalSize(PixelImage image, int width, int height)
{
    /// <summary>The region as far as it lies in the image, at least a pixel wide and high.</summary>
    public PixelBox Box(FaceRegion region)
    {
        var (left, right) = Side(region.Left, region.Right, (double)width / image.Width, width);
        var (top, bottom) = Side(region.Top, region.Bottom, (double)height / image.Height, height);
        return new(left, top, right - left, bottom - top);
    }

    private static (int From, int To) Side(float from, float to, double scale, int length)
    {
        var start = Math.Clamp((int)Math.Round(from * scale), 0, length - 1);
        return (start, Math.Clamp((int)Math.Round(to * scale), start + 1, length));
    }
}
