namespace Kashf.Media.Images;

/// <summary>A kind of image file that is decoded.</summary>
public enum ImageFormat
{
    Jpeg,
    Png,
    Gif,
    WebP,
    Bmp,
    Tiff,
}
