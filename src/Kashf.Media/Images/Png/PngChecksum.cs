using System.Buffers.Binary;

namespace Kashf.Media.Images.Png;

/// <summary>The check of a chunk: CRC-32 of ISO 3309 over type and content (PNG specification, annex D), four bytes at a time.</summary>
internal static class PngChecksum
{
    private const uint Polynomial = 0xEDB88320;
    private const int Values = 256;

    // What a byte does to the check, then what it does with one, two and three bytes behind it.
    private static readonly uint[] Table = MakeTable();

    /// <param name="chunk">From its type to its check, which are the last four bytes.</param>
    public static bool Fits(ReadOnlySpan<byte> chunk)
    {
        var (crc, rest) = (uint.MaxValue, chunk.Length - sizeof(uint));
        var at = 0;
        for (; at <= rest - sizeof(uint); at += sizeof(uint))
        {
            crc ^= BinaryPrimitives.ReadUInt32LittleEndian(chunk[at..]);
            crc = Table[(3 * Values) + (byte)crc] ^ Table[(2 * Values) + (byte)(crc >> 8)] ^ Table[Values + (byte)(crc >> 16)] ^ Table[crc >> 24];
        }

        for (; at < rest; at++)
            crc = (crc >> 8) ^ Table[(byte)(crc ^ chunk[at])];
        return ~crc == BinaryPrimitives.ReadUInt32BigEndian(chunk[rest..]);
    }

    private static uint[] MakeTable()
    {
        var table = new uint[sizeof(uint) * Values];
        for (var value = 0u; value < Values; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
            table[value] = crc;
        }

        for (var i = Values; i < table.Length; i++)
            table[i] = (table[i - Values] >> 8) ^ table[(byte)table[i - Values]];
        return table;
    }
}
