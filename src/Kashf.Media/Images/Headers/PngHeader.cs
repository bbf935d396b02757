namespace Kashf.Media.Images.Headers;

/// <summary>Walks a PNG's chunks, without what they hold. See the PNG specification, section 5: "Datastream structure".</summary>
internal static class PngHeader
{
    private const int SignatureBytes = 8;
    private const int ChunkFrameBytes = 12;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static ImageFile Read(ReadOnlySpan<byte> file)
    {
        var bytes = new HeaderBytes(file, bigEndian: true);
        if (!bytes.Has(SignatureBytes + 4, "IHDR"u8))
            return new(ImageFormat.Png, 0, 0);

        var image = new ImageFile(ImageFormat.Png, bytes.U32(16), bytes.U32(20)) { MayBeTransparent = bytes.U8(25) is 4 or 6, IsTruncated = true };
        for (long at = SignatureBytes; at < bytes.Length; at += bytes.U32(at) + ChunkFrameBytes)
        {
            if (bytes.Has(at + 4, "IEND"u8))
                return image with { IsTruncated = false };
            if (bytes.Has(at + 4, "tRNS"u8))
                image = image with { MayBeTransparent = true };
            else if (bytes.Has(at + 4, "eXIf"u8))
                image = image with { Orientation = ExifBlock.Orientation(bytes.Slice(at + 8, bytes.U32(at))) };
        }

        return image;
    }
}
