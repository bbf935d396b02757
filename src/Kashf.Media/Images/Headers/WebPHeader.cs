namespace Kashf.Media.Images.Headers;

/// <summary>Walks a WebP's chunks. See RFC 9649, section 2, and for the sizes sections 3.4 (lossless) and RFC 6386, 9.1 (lossy).</summary>
internal static class WebPHeader
{
    private const int ChunksStart = 12;
    private const int ChunkHeadBytes = 8;
    private const int FrameHeadBytes = 16;

    public static ImageFile Read(ReadOnlySpan<byte> file)
    {
        var bytes = new HeaderBytes(file, bigEndian: false);
        ImageFile? image = null;
        var orientation = 1;
        for (long at = ChunksStart, next; at + ChunkHeadBytes <= bytes.Length; at = next)
        {
            var length = bytes.U32(at + 4);
            var content = at + ChunkHeadBytes;
            next = content + length + (length & 1);
            if (bytes.Has(at, "EXIF"u8))
                orientation = ExifBlock.Orientation(bytes.Slice(content, length));
            else
                image ??= Frame(bytes, at, content, length);
        }

        return (image ?? new(ImageFormat.WebP, 0, 0)) with { Orientation = orientation, IsTruncated = bytes.U32(4) + 8L > bytes.Length };
    }

    /// <returns>Null where the chunk is no picture.</returns>
    private static ImageFile? Frame(HeaderBytes bytes, long at, long content, uint length)
    {
        if (bytes.Has(at, "ANMF"u8))
        {
            var inside = Math.Min(content + FrameHeadBytes, bytes.Length);
            var end = Math.Min(content + length, bytes.Length);
            return new(ImageFormat.WebP, 1 + bytes.U24(content + 6), 1 + bytes.U24(content + 9))
            {
                MayBeTransparent = true,
                FirstFrame = (int)inside..(int)Math.Max(inside, end),
            };
        }

        if (bytes.Has(at, "VP8X"u8))
            return (bytes.U8(content) & 0x02) != 0 ? null : new(ImageFormat.WebP, 1 + bytes.U24(content + 4), 1 + bytes.U24(content + 7)) { MayBeTransparent = (bytes.U8(content) & 0x10) != 0 };
        if (bytes.Has(at, "VP8L"u8) && bytes.U8(content) == 0x2F)
            return Lossless(bytes.U32(content + 1));
        return bytes.Has(at, "VP8 "u8) && bytes.Has(content + 3, [0x9D, 0x01, 0x2A])
            ? new(ImageFormat.WebP, bytes.U16(content + 6) & 0x3FFF, bytes.U16(content + 8) & 0x3FFF)
            : null;
    }

    private static ImageFile Lossless(uint bits) =>
        new(ImageFormat.WebP, 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF)) { MayBeTransparent = (bits & (1 << 28)) != 0 };
}
