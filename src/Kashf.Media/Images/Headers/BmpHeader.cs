namespace Kashf.Media.Images.Headers;

internal static class BmpHeader
{
    private const int Os2HeaderBytes = 12;

    /// <summary>Texts may begin with "BM" as well; no text has such a header.</summary>
    public static bool Begins(ReadOnlySpan<byte> file) => file.StartsWith("BM"u8) && new HeaderBytes(file, bigEndian: false).U32(14) is >= Os2HeaderBytes and <= 256;

    public static ImageFile Read(ReadOnlySpan<byte> file)
    {
        var bytes = new HeaderBytes(file, bigEndian: false);
        if (bytes.U32(14) == Os2HeaderBytes)
            return new(ImageFormat.Bmp, bytes.U16(18), bytes.U16(20));

        // A negative height means that the topmost row comes first.
        var (width, height, bits) = ((int)bytes.U32(18), Math.Abs((long)(int)bytes.U32(22)), bytes.U16(28));
        var isCompressed = bytes.U32(30) is not (0 or 3);
        var rowBytes = ((long)width * bits + 31) / 32 * 4;
        return new(ImageFormat.Bmp, width, height)
        {
            MayBeTransparent = bits == 32,
            IsTruncated = !isCompressed && width > 0 && rowBytes > (bytes.Length - bytes.U32(10)) / Math.Max(1, height),
        };
    }
}
