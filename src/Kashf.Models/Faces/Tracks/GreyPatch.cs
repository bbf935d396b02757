using Kashf.Core.Video.Tracks;
using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;
using Kashf.Models.Faces.Detection;

namespace Kashf.Models.Faces.Tracks;

/// <summary>Cuts the small grey pictures by which faces are known again.</summary>
internal static class GreyPatch
{
    private static readonly TensorFormat Format = new(FacePatch.Side, FacePatch.Side) { Mean = ChannelValues.All(0), Scale = ChannelValues.All(1) };

    /// <param name="image">Where the face is.</param>
    /// <param name="region">What of it lies in the image is shown.</param>
    public static byte[] Cut(PixelImage image, FaceRegion region)
    {
        var left = Math.Clamp(region.Left, 0, image.Width - 1);
        var top = Math.Clamp(region.Top, 0, image.Height - 1);
        var right = Math.Clamp(region.Right, left + 1, image.Width);
        var bottom = Math.Clamp(region.Bottom, top + 1, image.Height);
        var colours = new float[Format.Length];
        TensorWriter.Write(image, new(left, top, (double)right - left, (double)bottom - top), Format, colours);
        return [.. GreyImage.Of(colours).Select(value => (byte)Math.Clamp(MathF.Round(value), 0, byte.MaxValue))];
    }
}
