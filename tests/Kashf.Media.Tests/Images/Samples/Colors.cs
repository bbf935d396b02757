using Kashf.Media.Images;

namespace Kashf.Media.Tests.Images.Samples;

/// <summary>Compares colours, within what lossy formats change.</summary>
internal static class Colors
{
    public static (byte R, byte G, byte B) At(PixelImage image, double x, double y)
    {
        var pixel = image.Row((int)(y * image.Height))[((int)(x * image.Width) * PixelImage.Channels)..];
        return (pixel[0], pixel[1], pixel[2]);
    }

    public static void AreQuarters(PixelImage image, (byte R, byte G, byte B)[] expected, int tolerance = 12)
    {
        (double X, double Y)[] centers = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
        for (var i = 0; i < centers.Length; i++)
            IsNear(expected[i], At(image, centers[i].X, centers[i].Y), tolerance);
    }

    public static void IsNear((byte R, byte G, byte B) expected, (byte R, byte G, byte B) actual, int tolerance)
    {
        var difference = Math.Max(Math.Abs(expected.R - actual.R), Math.Max(Math.Abs(expected.G - actual.G), Math.Abs(expected.B - actual.B)));
        Assert.True(difference <= tolerance, $"expected {expected}, got {actual}");
    }
}
