using Kashf.Media.Tests.Video.Samples;
using Kashf.Media.Video;
using Kashf.Media.Video.Frames;

namespace Kashf.Media.Tests.Video;

public sealed class PlanarImageTests
{
    private const int Width = 96;
    private const int Height = 60;

    [Theory]
    [InlineData(ColorMatrix.Bt601, false, "bt601", "tv")]
    [InlineData(ColorMatrix.Bt601, true, "bt601", "pc")]
    [InlineData(ColorMatrix.Bt709, false, "bt709", "tv")]
    [InlineData(ColorMatrix.Bt709, true, "bt709", "pc")]
    [InlineData(ColorMatrix.Bt2020, false, "bt2020", "tv")]
    public async Task ToPixels_EveryMatrixAndRange_IsNearFfmpegs(ColorMatrix matrix, bool isFullRange, string matrixName, string range)
    {
        using var folder = new VideoFolder();
        var planes = folder.FileNamed("planes.yuv");
        await VideoFolder.RunAsync("-f", "lavfi", "-i", $"gradients=size={Width}x{Height}:n=4:seed=5", "-frames:v", "1", "-pix_fmt", "yuv420p", "-f", "rawvideo", planes);
        var expected = await VideoFolder.RunAsync(
            "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", $"{Width}x{Height}", "-i", planes,
            "-vf", $"scale=in_color_matrix={matrixName}:in_range={range}:flags=neighbor+accurate_rnd+full_chroma_inp+full_chroma_int", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1");
        var image = new PlanarImage(Width, Height, await File.ReadAllBytesAsync(planes, TestContext.Current.CancellationToken)) { Matrix = matrix, IsFullRange = isFullRange };
        var actual = ColorConversion.ToPixels(image).Pixels.ToArray();
        var differences = actual.Zip(expected, (a, b) => Math.Abs(a - b)).ToArray();
        Assert.InRange(differences.Max(), 0, 3);
        Assert.InRange(differences.Average(), 0, 1);
        Assert.True(actual.Max() - actual.Min() > 100, "the picture says nothing");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(31, 2)]
    [InlineData(64, 5)]
    public void ToPixels_AnySize_IsThatOfEachPixelAlone(int width, int height)
    {
        var random = new Random(width);
        var bytes = new byte[PlanarImage.BytesOf(width, height)];
        random.NextBytes(bytes);
        var image = new PlanarImage(width, height, bytes) { Matrix = ColorMatrix.Bt709 };
        var pixels = ColorConversion.ToPixels(image);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var color = ((y / 2) * image.ColorWidth) + (x / 2);
                var single = new PlanarImage(1, 1, new[] { image.Luma[(y * width) + x], image.BlueDifference[color], image.RedDifference[color] }) { Matrix = ColorMatrix.Bt709 };
                Assert.Equal(ColorConversion.ToPixels(single).Pixels.ToArray(), pixels.Row(y).Slice(x * 3, 3).ToArray());
            }
        }
    }

    [Fact]
    public void PlanarImage_TooFewBytes_IsRefused() => Assert.Throws<ArgumentException>(() => new PlanarImage(3, 3, new byte[9 + 4]));
}
