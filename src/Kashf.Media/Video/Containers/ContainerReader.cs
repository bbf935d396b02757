namespace Kashf.Media.Video.Containers;

/// <summary>Tells containers by a file's first bytes, whatever its name. What is none of them is never opened by ffmpeg.</summary>
internal static class ContainerReader
{
    /// <summary>As many bytes from the beginning are looked at.</summary>
    public const int BytesLookedAt = 4096;

    private const byte SyncByte = 0x47;

    // Of transport streams: plain, with four bytes of time before each packet (M2TS), and with 16 of error correction after.
    private static readonly (int Packet, int Sync)[] TransportPackets = [(188, 0), (192, 4), (204, 0)];

    /// <summary>Null where it is none.</summary>
    public static VideoContainer? Of(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16)
            return null;
        if (IsMp4(head))
            return VideoContainer.Mp4;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return VideoContainer.Matroska;
        if (head.StartsWith("RIFF"u8) && head[8..11].SequenceEqual("AVI"u8))
            return VideoContainer.Avi;
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xBA]))
            return VideoContainer.MpegPs;
        if (head.StartsWith("FLV\x01"u8))
            return VideoContainer.Flv;
        if (head.StartsWith("OggS\0"u8))
            return VideoContainer.Ogg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]))
            return VideoContainer.Asf;
        return IsTransportStream(head) ? VideoContainer.MpegTs : null;
    }

    // Still images in the same container are none of it: their brand says so. Old QuickTime files have no brand at all.
    private static bool IsMp4(ReadOnlySpan<byte> head)
    {
        var type = head[4..8];
        if (type.SequenceEqual("ftyp"u8))
            return !IsStillImage(head[8..12]);
        return type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8) || type.SequenceEqual("wide"u8)
            || ((type.SequenceEqual("free"u8) || type.SequenceEqual("skip"u8)) && FollowedByBox(head));
    }

    private static bool IsStillImage(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8)
        || brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8);

    private static bool FollowedByBox(ReadOnlySpan<byte> head)
    {
        var size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head);
        if (size < 8 || size + 8 > head.Length)
            return false;
        var next = head.Slice((int)size + 4, 4);
        return next.SequenceEqual("moov"u8) || next.SequenceEqual("mdat"u8) || next.SequenceEqual("wide"u8);
    }

    private static bool IsTransportStream(ReadOnlySpan<byte> head)
    {
        foreach (var (packet, sync) in TransportPackets)
        {
            var found = 0;
            for (var at = sync; at < head.Length && head[at] == SyncByte; at += packet)
                found++;
            if (found >= 3 && found >= (head.Length - sync) / packet)
                return true;
        }

        return false;
    }
}
