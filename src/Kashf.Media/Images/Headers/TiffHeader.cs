namespace Kashf.Media.Images.Headers;

internal static class TiffHeader
{
    public static ImageFile Read(ReadOnlySpan<byte> file)
    {
        var directory = TiffDirectory.Open(file);
        return new(ImageFormat.Tiff, directory.Value(TiffTags.Width), directory.Value(TiffTags.Height))
        {
            Orientation = directory.Orientation(),
            MayBeTransparent = directory.Value(TiffTags.SamplesPerPixel) is 2 or >= 4,
        };
    }
}
