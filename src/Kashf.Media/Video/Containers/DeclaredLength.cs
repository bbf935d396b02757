using System.Buffers.Binary;

namespace Kashf.Media.Video.Containers;

/// <summary>How long files of other containers than MP4 say they are, where they do.</summary>
internal static class DeclaredLength
{
    private static ReadOnlySpan<byte> AsfFileProperties => [0xA1, 0xDC, 0xAB, 0x8C, 0x47, 0xA9, 0xCF, 0x11, 0x8E, 0xE4, 0x00, 0xC0, 0x0C, 0x20, 0x53, 0x65];

    private static ReadOnlySpan<byte> MatroskaSegment => [0x18, 0x53, 0x80, 0x67];

    /// <summary>In bytes; null where the container does not say, or this file leaves it open.</summary>
    public static long? Of(VideoContainer container, ReadOnlySpan<byte> head) => container switch
    {
        VideoContainer.Matroska => Matroska(head),
        VideoContainer.Avi => BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) is > 0 and < uint.MaxValue - 8 and var size ? size + 8L : null,
        VideoContainer.Asf => Asf(head),
        _ => null,
    };

    // RFC 8794: the head, then the one segment, whose length is all ones where it is not known.
    private static long? Matroska(ReadOnlySpan<byte> head)
    {
        if (!Number(head[4..], out var length, out var bytes) || length > head.Length)
            return null;
        var segment = 4 + bytes + (int)length;
        if (segment + 12 > head.Length || !head[segment..].StartsWith(MatroskaSegment) || !Number(head[(segment + 4)..], out length, out bytes))
            return null;
        return length == (1L << (7 * bytes)) - 1 ? null : segment + 4 + bytes + length;
    }

    private static bool Number(ReadOnlySpan<byte> at, out long value, out int bytes)
    {
        bytes = at.IsEmpty || at[0] == 0 ? 0 : System.Numerics.BitOperations.LeadingZeroCount((uint)at[0]) - 23;
        value = 0;
        if (bytes == 0 || at.Length < bytes)
            return false;
        value = at[0] & (0xFF >> bytes);
        for (var i = 1; i < bytes; i++)
            value = (value << 8) | at[i];
        return true;
    }

    private static long? Asf(ReadOnlySpan<byte> head)
    {
        const int SizeAt = 40;
        const int FlagsAt = 88;
        var properties = head.IndexOf(AsfFileProperties);
        if (properties < 0 || properties + FlagsAt + 4 > head.Length)
            return null;
        var isBroadcast = (head[properties + FlagsAt] & 1) != 0;
        return isBroadcast ? null : BinaryPrimitives.ReadInt64LittleEndian(head[(properties + SizeAt)..]);
    }
}
