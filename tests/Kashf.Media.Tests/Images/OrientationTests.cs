using Kashf.Media.Images;

namespace Kashf.Media.Tests.Images;

public sealed class OrientationTests
{
    // As it is upright:  1 2 3
    //                    4 5 6
    [Theory]
    [InlineData(1, 3, "123456")]
    [InlineData(2, 3, "321654")]
    [InlineData(3, 3, "654321")]
    [InlineData(4, 3, "456123")]
    [InlineData(5, 2, "142536")]
    [InlineData(6, 2, "362514")]
    [InlineData(7, 2, "635241")]
    [InlineData(8, 2, "415263")]
    public void Apply_StoredImage_IsUpright(int orientation, int storedWidth, string stored)
    {
        var upright = Orientation.Apply(Image(storedWidth, stored), orientation);
        Assert.Equal((3, 2), (upright.Width, upright.Height));
        Assert.Equal(Image(3, "123456").Pixels, upright.Pixels);
    }

    private static PixelImage Image(int width, string digits) =>
        new(width, digits.Length / width, [.. digits.SelectMany(digit => new byte[] { (byte)digit, (byte)(digit + 10), (byte)(digit + 20) })]);
}
