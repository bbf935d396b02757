namespace Kashf.Media.Images.Headers;

internal static class GifHeader
{
    public static ImageFile Read(ReadOnlySpan<byte> file)
    {
        var bytes = new HeaderBytes(file, bigEndian: false);
        return new(ImageFormat.Gif, bytes.U16(6), bytes.U16(8)) { MayBeTransparent = true };
    }
}
