namespace Kashf.Media.Images.Headers;

internal static class TiffTags
{
    public const int Width = 256;
    public const int Height = 257;
    public const int Orientation = 274;
    public const int SamplesPerPixel = 277;
}
