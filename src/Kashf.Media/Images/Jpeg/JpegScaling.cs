namespace Kashf.Media.Images.Jpeg;

/// <summary>JPEG is decoded at 1/1, 1/2, 1/4 or 1/8 of its size: the smaller, the fewer coefficients are transformed.</summary>
internal static class JpegScaling
{
    /// <returns>The size at the smallest of the scales whose shorter side is not under <paramref name="atLeast"/>; the
    /// image's own where none is.</returns>
    public static (int Width, int Height) Choose(int width, int height, int atLeast)
    {
        for (var divisor = 8; divisor > 1; divisor /= 2)
        {
            if (Scale(Math.Min(width, height), divisor) >= atLeast)
                return (Scale(width, divisor), Scale(height, divisor));
        }

        return (width, height);
    }

    private static int Scale(int side, int divisor) => (side + divisor - 1) / divisor;
}
