using System.Buffers.Binary;
using System.Text;

namespace Kashf.Media.Images.Png;

/// <summary>What decoding needs of a PNG's chunks (PNG specification, third edition, section 11).</summary>
internal sealed record PngParts(int Width, int Height, int BitDepth, PngColourType ColourType)
{
    private const int SignatureBytes = 8;
    private const int ChunkFrameBytes = 12;
    private const int HeaderBytes = 13;

    /// <summary>Three bytes a colour; empty where pixels are none of a palette.</summary>
    public ReadOnlyMemory<byte> Palette { get; private init; }

    /// <summary>How opaque each colour of the palette is, or which colour is transparent.</summary>
    public ReadOnlyMemory<byte> Transparency { get; private init; }

    /// <summary>The compressed rows, in pieces.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Data { get; private init; } = [];

    public int SamplesPerPixel => ColourType switch
    {
        PngColourType.Rgb => 3,
        PngColourType.GreyAndAlpha => 2,
        PngColourType.RgbAndAlpha => 4,
        _ => 1,
    };

    public int RowBytes => (int)((((long)Width * BitDepth * SamplesPerPixel) + 7) / 8);

    /// <summary>How far back the byte lies that a filter takes for the left neighbour's.</summary>
    public int FilterDistance => Math.Max(1, BitDepth * SamplesPerPixel / 8);

    /// <returns>Null for what is not decoded here: interlaced images, and files that break the rules or whose checks are wrong.</returns>
    public static PngParts? Read(ReadOnlyMemory<byte> file)
    {
        PngParts? parts = null;
        var data = new List<ReadOnlyMemory<byte>>();
        for (var at = SignatureBytes; at <= file.Length - ChunkFrameBytes;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.Span[at..]);
            if (length > file.Length - at - ChunkFrameBytes)
                return null;
            var content = file.Slice(at + 8, (int)length);
            var type = Encoding.ASCII.GetString(file.Span.Slice(at + 4, 4));
            if (type is "IHDR" or "PLTE" or "tRNS" or "IDAT" && !PngChecksum.Fits(file.Span.Slice(at + 4, (int)length + 8)))
                return null;
            if (type == "IEND")
                break;
            if (type == "IDAT")
                data.Add(content);
            else if (parts is null)
                parts = type == "IHDR" ? Header(content.Span) : null;
            else
                parts = type switch
                {
                    "PLTE" => parts with { Palette = content },
                    "tRNS" => parts with { Transparency = content },
                    _ => parts,
                };
            at += (int)length + ChunkFrameBytes;
        }

        return parts?.IsWhole == true ? parts with { Data = data } : null;
    }

    private bool IsWhole => ColourType != PngColourType.Palette || (Palette.Length > 0 && Palette.Length % PixelImage.Channels == 0);

    private static PngParts? Header(ReadOnlySpan<byte> header)
    {
        // Behind size, depth and colours: compression and filter, of which there is one method each, and interlacing.
        if (header.Length != HeaderBytes || header[10..].ContainsAnyExcept((byte)0))
            return null;
        var parts = new PngParts(
            BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]), header[8], (PngColourType)header[9]);
        var isKnown = parts.ColourType switch
        {
            PngColourType.Grey => parts.BitDepth is 1 or 2 or 4 or 8 or 16,
            PngColourType.Palette => parts.BitDepth is 1 or 2 or 4 or 8,
            PngColourType.Rgb or PngColourType.GreyAndAlpha or PngColourType.RgbAndAlpha => parts.BitDepth is 8 or 16,
            _ => false,
        };
        return isKnown && parts is { Width: > 0, Height: > 0 } ? parts : null;
    }
}
