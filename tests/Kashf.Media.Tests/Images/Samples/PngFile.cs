using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kashf.Media.Tests.Images.Samples;

/// <summary>Writes PNG, as it should be or not.</summary>
internal static class PngFile
{
    /// <summary>Where the chunk after the first begins.</summary>
    public const int AfterHeader = 33;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Says any size, and holds no pixel.</summary>
    public static byte[] Claiming(int width, int height) => [.. Signature, .. Header(width, height, 8, 2), .. Chunk("IDAT", []), .. Chunk("IEND", [])];

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="bits">8 or 16 for each channel.</param>
    /// <param name="colorType">2 for RGB, 6 with transparency.</param>
    /// <param name="pixel">Of every place, in the order of the file.</param>
    public static byte[] Plain(int width, int height, byte bits, byte colorType, params byte[] pixel)
    {
        byte[] row = [0, .. Enumerable.Repeat(pixel, width).SelectMany(bytes => bytes)];
        return OfRows(width, height, bits, colorType, [.. Enumerable.Repeat(row, height).SelectMany(bytes => bytes)]);
    }

    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="bits">For each sample.</param>
    /// <param name="colorType">By the number of the specification.</param>
    /// <param name="rows">Each with its filter before it.</param>
    /// <param name="between">Chunks that stand before the rows.</param>
    public static byte[] OfRows(int width, int height, byte bits, byte colorType, byte[] rows, params byte[][] between)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        var (first, second) = (packed.ToArray()[..5], packed.ToArray()[5..]);
        return
        [
            .. Signature, .. Header(width, height, bits, colorType), .. between.SelectMany(chunk => chunk),
            .. Chunk("IDAT", first), .. Chunk("IDAT", second), .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, content.Length + 4)));
        return chunk;
    }

    private static byte[] Header(int width, int height, byte bits, byte colorType)
    {
        byte[] content = [0, 0, 0, 0, 0, 0, 0, 0, bits, colorType, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(content, width);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), height);
        return Chunk("IHDR", content);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
