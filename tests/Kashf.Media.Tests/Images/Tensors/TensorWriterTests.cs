using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;

namespace Kashf.Media.Tests.Images.Tensors;

public sealed class TensorWriterTests
{
    private static readonly TensorFormat Plain = new(2, 2) { Scale = ChannelValues.All(1), Layout = TensorLayout.ChannelsLast };

    private static readonly PixelImage TwoByTwo = new(2, 2, [1, 2, 3, 11, 12, 13, 21, 22, 23, 31, 32, 33]);

    [Fact]
    public void Write_SameSize_CopiesPixels() => Assert.Equal([1, 2, 3, 11, 12, 13, 21, 22, 23, 31, 32, 33], Written(TwoByTwo, Plain));

    [Fact]
    public void Write_ChannelsFirst_SeparatesColors() =>
        Assert.Equal([1, 11, 21, 31, 2, 12, 22, 32, 3, 13, 23, 33], Written(TwoByTwo, Plain with { Layout = TensorLayout.ChannelsFirst }));

    [Theory]
    [InlineData(TensorLayout.ChannelsLast, new float[] { 3, 2, 1, 13, 12, 11, 23, 22, 21, 33, 32, 31 })]
    [InlineData(TensorLayout.ChannelsFirst, new float[] { 3, 13, 23, 33, 2, 12, 22, 32, 1, 11, 21, 31 })]
    public void Write_Bgr_SwapsRedAndBlue(TensorLayout layout, float[] expected) =>
        Assert.Equal(expected, Written(TwoByTwo, Plain with { Layout = layout, Order = ChannelOrder.Bgr }));

    [Theory]
    [InlineData(ChannelOrder.Rgb, new float[] { 0, 0, 0 })]
    [InlineData(ChannelOrder.Bgr, new float[] { 20, 0, -4 })]
    public void Write_MeanAndScale_AreInTheTensorsOrder(ChannelOrder order, float[] expected)
    {
        var format = Plain with { Order = order, Mean = new(1, 2, 3), Scale = new(10, 1, 2) };
        Assert.Equal(expected, Written(TwoByTwo, format)[..3]);
    }

    [Fact]
    public void Write_TwiceAsWide_InterpolatesBetweenCenters() =>
        Assert.Equal([0, 25, 75, 100], Reds(Gray(2, 1, 0, 100), Plain with { Width = 4, Height = 1 }));

    [Fact]
    public void Write_HalfAsWide_WeighsEveryPixel() =>
        Assert.Equal([100f / 7, 600f / 7], Reds(Gray(4, 1, 0, 0, 100, 100), Plain with { Width = 2, Height = 1 }), Near);

    [Fact]
    public void Write_FineStripesMadeSmall_BecomeGray()
    {
        var stripes = Gray(256, 64, [.. Enumerable.Range(0, 256 * 64).Select(i => (byte)(i % 2 * 200))]);
        Assert.All(Reds(stripes, Plain with { Width = 32, Height = 8 }), value => Assert.InRange(value, 95f, 105f));
    }

    [Fact]
    public void Write_CenterCrop_TakesTheMiddle() =>
        Assert.Equal([20, 30], Reds(Gray(4, 1, 10, 20, 30, 40), Plain with { Width = 2, Height = 1, Fit = ImageFit.CenterCrop }), Near);

    [Fact]
    public void Write_SmallerCenterCrop_LosesMore() =>
        Assert.Equal([25], Reds(Gray(4, 1, 10, 20, 30, 40), Plain with { Width = 1, Height = 1, Fit = ImageFit.CenterCrop, CropFraction = 0.5 }), Near);

    [Fact]
    public void Write_CenterCropOfATallImage_LosesTopAndBottom() =>
        Assert.Equal([20, 30], Reds(Gray(2, 3, 10, 10, 20, 30, 40, 40), Plain with { Width = 2, Height = 1, Fit = ImageFit.CenterCrop }), Near);

    [Fact]
    public void Write_Area_IsWhatIsSampled()
    {
        var tensor = new float[3];
        TensorWriter.Write(Gray(4, 2, 1, 2, 3, 4, 5, 6, 7, 8), new PixelArea(2, 1, 1, 1), Plain with { Width = 1, Height = 1 }, tensor);
        Assert.Equal([7, 7, 7], tensor);
    }

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, 0, 3, 1)]
    [InlineData(0, 0, 0, 1)]
    public void Write_AreaOutsideTheImage_Throws(double x, double y, double width, double height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TensorWriter.Write(TwoByTwo, new PixelArea(x, y, width, height), Plain, new float[12]));

    [Fact]
    public void Write_TooLittleRoom_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => TensorWriter.Write(TwoByTwo, Plain, new float[11]));

    private static IEqualityComparer<float> Near { get; } = new Tolerance(0.01f);

    private static PixelImage Gray(int width, int height, params byte[] values) => new(width, height, [.. values.SelectMany(value => new[] { value, value, value })]);

    private static float[] Written(PixelImage image, TensorFormat format)
    {
        var tensor = new float[format.Length];
        TensorWriter.Write(image, format, tensor);
        return tensor;
    }

    private static float[] Reds(PixelImage image, TensorFormat format) => [.. Written(image, format).Where((_, i) => i % 3 == 0)];

    private sealed class Tolerance(float most) : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) <= most;

        public int GetHashCode(float value) => 0;
    }
}
