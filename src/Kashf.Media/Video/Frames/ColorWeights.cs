namespace Kashf.Media.Video.Frames;

/// <summary>How brightness and colour differences make red, green and blue, in units of 1 / 2^16.</summary>
internal readonly record struct ColorWeights(int Black, int Luma, int RedOfRed, int GreenOfBlue, int GreenOfRed, int BlueOfBlue)
{
    public const int Bits = 16;

    /// <summary>Added so that cutting off the fraction rounds.</summary>
    public const int Half = 1 << (Bits - 1);

    public static ColorWeights Of(ColorMatrix matrix, bool isFullRange)
    {
        var (red, blue) = matrix switch
        {
            ColorMatrix.Bt709 => (0.2126, 0.0722),
            ColorMatrix.Bt2020 => (0.2627, 0.0593),
            _ => (0.299, 0.114),
        };
        var green = 1 - red - blue;
        var (brightness, color) = isFullRange ? (1.0, 1.0) : (255.0 / 219, 255.0 / 224);
        return new(
            isFullRange ? 0 : 16,
            Fixed(brightness),
            Fixed(color * 2 * (1 - red)),
            Fixed(color * 2 * (1 - blue) * blue / green),
            Fixed(color * 2 * (1 - red) * red / green),
            Fixed(color * 2 * (1 - blue)));
    }

    private static int Fixed(double weight) => (int)Math.Round(weight * (1 << Bits));
}
