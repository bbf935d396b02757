using Kashf.Media.Video;
using Kashf.Media.Video.Frames;

namespace Kashf.Media.Tests.Video;

public sealed class SmallerPlanesTests
{
    [Theory]
    [InlineData(8, 6, 2)]
    [InlineData(101, 67, 2)]
    [InlineData(99, 98, 3)]
    [InlineData(77, 40, 40)]
    [InlineData(5, 5, 5)]
    public void Of_AnySize_IsTheMeanOfEachBlock(int width, int height, int block)
    {
        var random = new Random(width);
        var bytes = new byte[PlanarImage.BytesOf(width, height)];
        random.NextBytes(bytes);
        var image = new PlanarImage(width, height, bytes) { Matrix = ColorMatrix.Bt709, IsFullRange = true };
        var smaller = SmallerPlanes.Of(image, block);
        Assert.Equal((width / block, height / block, ColorMatrix.Bt709, true), (smaller.Width, smaller.Height, smaller.Matrix, smaller.IsFullRange));
        AssertMeans(image.Luma, width, block, smaller.Luma, smaller.Width);
        AssertMeans(image.BlueDifference, image.ColorWidth, block, smaller.BlueDifference, smaller.ColorWidth);
        AssertMeans(image.RedDifference, image.ColorWidth, block, smaller.RedDifference, smaller.ColorWidth);
    }

    private static void AssertMeans(ReadOnlySpan<byte> plane, int width, int block, ReadOnlySpan<byte> means, int columns)
    {
        var values = plane.ToArray();
        for (var i = 0; i < means.Length; i++)
        {
            var (x, y) = (i % columns, i / columns);
            var cell = values.Where((_, at) => at % width / block == x && at / width / block == y).Select(value => (double)value).ToArray();
            Assert.Equal(Math.Floor(cell.Average() + 0.5), means[i]);
        }
    }
}
