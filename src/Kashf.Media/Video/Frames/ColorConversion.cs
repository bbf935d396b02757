using Kashf.Media.Images;

namespace Kashf.Media.Video.Frames;

/// <summary>
/// Red, green and blue of brightness and colour differences (ITU-R BT.601, BT.709, BT.2020), in 16-bit fixed point.
/// Of colour, which has half the size, each value serves four pixels.
/// </summary>
internal static class ColorConversion
{
    public static PixelImage ToPixels(PlanarImage planes)
    {
        var pixels = GC.AllocateUninitializedArray<byte>(planes.Width * planes.Height * PixelImage.Channels);
        var weights = ColorWeights.Of(planes.Matrix, planes.IsFullRange);
        for (var y = 0; y < planes.Height; y++)
        {
            ConvertRow(
                planes.Luma.Slice(y * planes.Width, planes.Width),
                planes.BlueDifference.Slice(y / 2 * planes.ColorWidth, planes.ColorWidth),
                planes.RedDifference.Slice(y / 2 * planes.ColorWidth, planes.ColorWidth),
                weights,
                pixels.AsSpan(y * planes.Width * PixelImage.Channels, planes.Width * PixelImage.Channels));
        }

        return new(planes.Width, planes.Height, pixels);
    }

    private static void ConvertRow(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> blue, ReadOnlySpan<byte> red, ColorWeights weights, Span<byte> pixels)
    {
        for (var x = 0; x < luma.Length; x++)
        {
            var brightness = ((luma[x] - weights.Black) * weights.Luma) + ColorWeights.Half;
            var (u, v) = (blue[x / 2] - 128, red[x / 2] - 128);
            var pixel = pixels.Slice(x * PixelImage.Channels, PixelImage.Channels);
            pixel[0] = Clamp(brightness + (v * weights.RedOfRed));
            pixel[1] = Clamp(brightness - (u * weights.GreenOfBlue) - (v * weights.GreenOfRed));
            pixel[2] = Clamp(brightness + (u * weights.BlueOfBlue));
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value >> ColorWeights.Bits, 0, byte.MaxValue);
}
