namespace Kashf.Media.Images.Headers;

/// <summary>The EXIF data that formats other than TIFF carry.</summary>
internal static class ExifBlock
{
    private static ReadOnlySpan<byte> Prefix => "Exif\0\0"u8;

    public static bool Begins(ReadOnlySpan<byte> block) => block.StartsWith(Prefix);

    /// <param name="block">With or without the prefix that JPEG asks for.</param>
    public static int Orientation(ReadOnlySpan<byte> block) =>
        TiffDirectory.Open(Begins(block) ? block[Prefix.Length..] : block).Orientation();
}
