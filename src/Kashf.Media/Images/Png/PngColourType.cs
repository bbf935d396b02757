namespace Kashf.Media.Images.Png;

/// <summary>What the samples of a pixel are, by the numbers of the PNG specification.</summary>
internal enum PngColourType
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAndAlpha = 4,
    RgbAndAlpha = 6,
}
