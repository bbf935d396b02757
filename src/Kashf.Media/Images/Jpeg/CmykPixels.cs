namespace Kashf.Media.Images.Jpeg;

/// <summary>Turns ink into light, without a colour profile: each colour is dimmed by its ink and by black.</summary>
internal static class CmykPixels
{
    private const int Inks = 4;

    /// <param name="cmyk">Four bytes a pixel.</param>
    /// <param name="isInverted">Whether 255 means no ink, as Adobe's programs write it, instead of all.</param>
    public static byte[] ToRgb(ReadOnlySpan<byte> cmyk, bool isInverted)
    {
        var flip = isInverted ? 0 : byte.MaxValue;
        var rgb = GC.AllocateUninitializedArray<byte>(cmyk.Length / Inks * PixelImage.Channels);
        for (int from = 0, to = 0; to < rgb.Length; from += Inks, to += PixelImage.Channels)
        {
            var black = cmyk[from + 3] ^ flip;
            for (var channel = 0; channel < PixelImage.Channels; channel++)
                rgb[to + channel] = (byte)(((cmyk[from + channel] ^ flip) * black + 127) / 255);
        }

        return rgb;
    }
}
