namespace Kashf.Media.Images.Headers;

/// <summary>Walks a GIF's blocks up to the end of its first frame. See the GIF89a specification, appendix B.</summary>
internal static class GifHeader
{
    private const int HeadBytes = 13;
    private const int DescriptorBytes = 10;
    private const byte Frame = 0x2C;
    private const byte Extension = 0x21;

    public static ImageFile Read(ReadOnlySpan<byte> file)
    {
        var bytes = new HeaderBytes(file, bigEndian: false);
        return new(ImageFormat.Gif, bytes.U16(6), bytes.U16(8)) { MayBeTransparent = true, IsTruncated = !HasWholeFrame(bytes) };
    }

    private static bool HasWholeFrame(HeaderBytes bytes)
    {
        var at = HeadBytes + ColorTableBytes(bytes.U8(10));
        while (at < bytes.Length)
        {
            var kind = bytes.U8(at);
            if (kind == Frame)
                return EndOfData(bytes, at + DescriptorBytes + ColorTableBytes(bytes.U8(at + 9)) + 1) <= bytes.Length;
            if (kind != Extension)
                return false;
            at = EndOfData(bytes, at + 2);
        }

        return false;
    }

    /// <summary>Data comes in blocks of up to 255 bytes, each after its length; one of no length ends it.</summary>
    private static long EndOfData(HeaderBytes bytes, long at)
    {
        while (at < bytes.Length && bytes.U8(at) != 0)
            at += 1 + bytes.U8(at);
        return at + 1;
    }

    private static long ColorTableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
}
