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
        for (var x = 0; x < luma.Length; x += 2)
        {
            var (u, v) = (blue[x / 2] - 128, red[x / 2] - 128);
            var (r, g, b) = (v * weights.RedOfRed, -(u * weights.GreenOfBlue) - (v * weights.GreenOfRed), u * weights.BlueOfBlue);
            Write(luma[x], pixels.Slice(x * PixelImage.Channels, PixelImage.Channels));
            if (x + 1 < luma.Length)
                Write(luma[x + 1], pixels.Slice((x + 1) * PixelImage.Channels, PixelImage.Channels));

            void Write(byte value, Span<byte> pixel)
            {
                var brightness = ((value - weights.Black) * weights.Luma) + ColorWeights.Half;
                (pixel[0], pixel[1], pixel[2]) = (Clamp(brightness + r), Clamp(brightness + g), Clamp(brightness + b));
            }
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value >> ColorWeights.Bits, 0, byte.MaxValue);
}
