using System.Buffers.Binary;

namespace Kashf.Media.Images.Png;

/// <summary>Turns rows of samples into red, green and blue, on white where they are transparent, 16 bits as 8.</summary>
internal sealed class PngColours
{
    private const int Opaque = byte.MaxValue;
    private const int White = byte.MaxValue;

    private readonly PngParts parts;
    private readonly byte[] palette;
    private readonly int[]? transparent;

    public PngColours(PngParts parts)
    {
        this.parts = parts;
        palette = parts.ColourType == PngColourType.Palette ? OnWhite(parts.Palette.Span, parts.Transparency.Span) : [];
        var samples = parts.ColourType switch { PngColourType.Grey => 1, PngColourType.Rgb => 3, _ => 0 };
        if (samples > 0 && parts.Transparency.Length == samples * sizeof(ushort))
            transparent = [.. Enumerable.Range(0, samples).Select(i => (int)BinaryPrimitives.ReadUInt16BigEndian(parts.Transparency.Span[(i * sizeof(ushort))..]))];
    }

    /// <returns>Whether the palette has all colours that are asked for.</returns>
    public bool Write(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        if (parts is { ColourType: PngColourType.Rgb, BitDepth: 8 } && transparent is null)
            row.CopyTo(pixels);
        else if (parts is { ColourType: PngColourType.RgbAndAlpha, BitDepth: 8 })
            WriteWithAlpha(row, pixels);
        else if (parts.ColourType == PngColourType.Palette)
            return WriteOfPalette(row, pixels);
        else
            WriteEach(row, pixels);
        return true;
    }

    private static void WriteWithAlpha(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        for (int from = 0, to = 0; to < pixels.Length; from += PixelImage.Channels + 1, to += PixelImage.Channels)
        {
            var alpha = row[from + PixelImage.Channels];
            pixels[to] = OnWhite(row[from], alpha);
            pixels[to + 1] = OnWhite(row[from + 1], alpha);
            pixels[to + 2] = OnWhite(row[from + 2], alpha);
        }
    }

    private bool WriteOfPalette(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        for (int x = 0, to = 0; to < pixels.Length; x++, to += PixelImage.Channels)
        {
            var at = Sample(row, x) * PixelImage.Channels;
            if (at >= palette.Length)
                return false;
            palette.AsSpan(at, PixelImage.Channels).CopyTo(pixels[to..]);
        }

        return true;
    }

    private void WriteEach(ReadOnlySpan<byte> row, Span<byte> pixels)
    {
        var samples = parts.SamplesPerPixel;
        var colours = samples >= PixelImage.Channels ? PixelImage.Channels : 1;
        for (int x = 0, to = 0; to < pixels.Length; x++, to += PixelImage.Channels)
        {
            var alpha = samples > colours ? Byte(Sample(row, (x * samples) + colours)) : IsTransparent(row, x * samples) ? 0 : Opaque;
            for (var channel = 0; channel < PixelImage.Channels; channel++)
                pixels[to + channel] = OnWhite(Byte(Sample(row, (x * samples) + (channel % colours))), alpha);
        }
    }

    private bool IsTransparent(ReadOnlySpan<byte> row, int first)
    {
        for (var i = 0; i < transparent?.Length; i++)
        {
            if (Sample(row, first + i) != transparent[i])
                return false;
        }

        return transparent is not null;
    }

    private int Sample(ReadOnlySpan<byte> row, int at)
    {
        switch (parts.BitDepth)
        {
            case 8:
                return row[at];
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(row[(at * sizeof(ushort))..]);
            default:
                var bit = at * parts.BitDepth;
                return (row[bit / 8] >> (8 - parts.BitDepth - (bit % 8))) & ((1 << parts.BitDepth) - 1);
        }
    }

    /// <summary>A sample of the image's depth as one of 8 bits.</summary>
    private int Byte(int sample)
    {
        var most = (1 << parts.BitDepth) - 1;
        return parts.BitDepth == 8 ? sample : ((sample * byte.MaxValue) + (most / 2)) / most;
    }

    private static byte[] OnWhite(ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alphas)
    {
        var colours = palette.ToArray();
        for (var i = 0; i < colours.Length; i++)
            colours[i] = OnWhite(colours[i], i / PixelImage.Channels < alphas.Length ? alphas[i / PixelImage.Channels] : Opaque);
        return colours;
    }

    private static byte OnWhite(int colour, int alpha) =>
        alpha == Opaque ? (byte)colour : (byte)(((colour * alpha) + (White * (Opaque - alpha)) + (Opaque / 2)) / Opaque);
}
