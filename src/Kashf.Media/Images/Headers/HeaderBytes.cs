using System.Buffers.Binary;

namespace Kashf.Media.Images.Headers;

/// <summary>
/// A file's bytes, read at any place: what lies past the end is 0, so that a truncated header reads as an image of no size
/// and nothing throws.
/// </summary>
internal readonly ref struct HeaderBytes(ReadOnlySpan<byte> bytes, bool bigEndian)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public long Length => bytes.Length;

    public byte U8(long at) => at >= 0 && at < bytes.Length ? bytes[(int)at] : (byte)0;

    public int U16(long at)
    {
        var two = At(at, sizeof(ushort));
        return two.IsEmpty ? 0 : bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(two) : BinaryPrimitives.ReadUInt16LittleEndian(two);
    }

    public int U24(long at) => bigEndian ? (U8(at) << 16) | U16(at + 1) : U16(at) | (U8(at + 2) << 16);

    public uint U32(long at)
    {
        var four = At(at, sizeof(uint));
        return four.IsEmpty ? 0 : bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(four) : BinaryPrimitives.ReadUInt32LittleEndian(four);
    }

    public bool Has(long at, ReadOnlySpan<byte> expected) => At(at, expected.Length).SequenceEqual(expected);

    /// <returns>Fewer bytes where the file ends.</returns>
    public ReadOnlySpan<byte> Slice(long at, long length) =>
        at < 0 || at >= bytes.Length ? [] : bytes.Slice((int)at, (int)Math.Min(length, bytes.Length - at));

    private ReadOnlySpan<byte> At(long at, int length) =>
        at >= 0 && at <= bytes.Length - length ? bytes.Slice((int)at, length) : [];
}
