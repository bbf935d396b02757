using System.IO.Compression;
using System.Runtime.InteropServices;
using Kashf.Core.Results;

namespace Kashf.Media.Images.Png;

/// <summary>
/// Decodes PNG in this process, row by row, straight to a smaller size where a smaller one is enough: at any time there are two
/// rows and the smaller image.
/// </summary>
internal static class PngDecoder
{
    /// <summary>A block's sum must fit an <see cref="int"/>.</summary>
    private const int LargestBlock = 1024;

    /// <returns>Not yet upright.</returns>
    public static Result<PixelImage> Decode(PngParts png, int atLeast, CancellationToken cancellation)
    {
        try
        {
            using var packed = Concatenated(png.Data);
            using var rows = new ZLibStream(packed, CompressionMode.Decompress);
            return Decode(png, rows, Math.Clamp(Math.Min(png.Width, png.Height) / atLeast, 1, LargestBlock), cancellation) is { } image
                ? image
                : ImageErrors.Damaged(ImageFormat.Png);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return ImageErrors.Damaged(ImageFormat.Png);
        }
    }

    private static PixelImage? Decode(PngParts png, ZLibStream rows, int block, CancellationToken cancellation)
    {
        var means = new BlockMeans(png.Width, png.Height, block);
        var colours = new PngColours(png);
        var pixels = block > 1 ? new byte[png.Width * PixelImage.Channels] : [];
        var (row, above) = (new byte[png.RowBytes + 1], new byte[png.RowBytes + 1]);
        for (var y = 0; y < png.Height; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.ReadExactly(row);
            if (!PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), png.FilterDistance)
                || !colours.Write(row.AsSpan(1), block > 1 ? pixels : means.RowOf(y)))
                return null;
            if (block > 1)
                means.Add(y, pixels);
            (row, above) = (above, row);
        }

        return means.ToImage();
    }

    private static MemoryStream Concatenated(IReadOnlyList<ReadOnlyMemory<byte>> pieces)
    {
        if (pieces is [var only] && MemoryMarshal.TryGetArray(only, out var array))
            return new(array.Array!, array.Offset, array.Count, writable: false);
        var all = new MemoryStream(pieces.Sum(piece => piece.Length));
        foreach (var piece in pieces)
            all.Write(piece.Span);
        all.Position = 0;
        return all;
    }
}
