using Kashf.Core.Video;

namespace Kashf.Core.Tests.Video;

public sealed class FrameDifferenceTests
{
    private const int Side = FrameSignature.GreySide;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void Difference_SomeColumnsShowSomethingElse_IsTheirShare(int columns)
    {
        var mixed = Grey((x, y) => x < columns ? Opposite(x, y) : Squares(x, y));
        Assert.Equal(columns / (double)Side, FrameSignature.Difference(Grey(Squares), mixed), 0.05);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.2)]
    public void Difference_OtherPicture_IsOneInAnyLight(double light) => Assert.Equal(
        1, FrameSignature.Difference(Grey((x, y) => light * Squares(x, y)), Grey((x, y) => light * Opposite(x, y))), 0.01);

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    public void Difference_SamePictureInOtherLight_IsZero(int brighter) => Assert.Equal(
        0, FrameSignature.Difference(Grey(Squares), Grey((x, y) => Squares(x, y) + brighter)));

    [Theory]
    [InlineData(5, 0)]
    [InlineData(0, 4)]
    public void Difference_BlackBarsAround_DoNotCount(int besides, int above) => Assert.Equal(
        1, FrameSignature.Difference(Grey(Bars(Squares, besides, above)), Grey(Bars(Opposite, besides, above))), 0.1);

    [Fact]
    public void Difference_BarsInOneOnly_Count() => Assert.InRange(
        FrameSignature.Difference(Grey(Squares), Grey(Bars(Squares, 5, 0))), 0.4, 0.8);

    [Fact]
    public void Difference_BlackBeforeAndAfter_IsZero() => Assert.Equal(0, FrameSignature.Difference(Grey((_, _) => 16), Grey((x, _) => 15 + (x % 4))));

    [Fact]
    public void Difference_LineOfTextOnBlack_IsSmall() => Assert.InRange(
        FrameSignature.Difference(Grey((_, _) => 16), Grey((x, y) => y == 8 && x is > 3 and < 12 ? 120 : 16)), 0.01, 0.2);

    [Fact]
    public void Difference_BlackAndWhite_IsOne() => Assert.Equal(1, FrameSignature.Difference(Grey((_, _) => 16), Grey((_, _) => 235)));

    [Fact]
    public void Difference_EdgesHalfACellFurther_IsSmall() => Assert.InRange(
        FrameSignature.Difference(Grey((x, _) => x < 8 ? 50 : 200), Grey((x, _) => x < 7 ? 50 : x < 8 ? 125 : 200)), 0, 0.05);

    [Fact]
    public void Difference_NoiseOnAFlatPicture_IsZero() => Assert.Equal(
        0, FrameSignature.Difference(Grey((_, _) => 100), Grey((x, y) => 100 + ((x + y) % 2))));

    [Fact]
    public void Difference_OtherColorsOfTheSameBrightness_IsNearOne()
    {
        var (one, other) = (new byte[FrameSignature.Length], new byte[FrameSignature.Length]);
        for (var i = 0; i < FrameSignature.Length; i++)
            (one[i], other[i]) = i < Side * Side ? ((byte)100, (byte)100) : ((byte)100, (byte)160);
        Assert.Equal(1, FrameSignature.Difference(new(one), new(other)));
    }

    private static Func<int, int, double> Bars(Func<int, int, double> picture, int besides, int above) =>
        (x, y) => x < besides || x >= Side - besides || y < above || y >= Side - above ? 16 : picture(x, y);

    /// <summary>Dark and bright, four cells wide.</summary>
    private static double Squares(int x, int y) => ((x / 4) + (y / 4)) % 2 == 0 ? 60 : 180;

    private static double Opposite(int x, int y) => 240 - Squares(x, y);

    private static FrameSignature Grey(Func<int, int, double> brightness)
    {
        var bytes = Enumerable.Repeat((byte)128, FrameSignature.Length).ToArray();
        for (var i = 0; i < Side * Side; i++)
            bytes[i] = (byte)Math.Round(brightness(i % Side, i / Side));
        return new FrameSignature(bytes);
    }
}
