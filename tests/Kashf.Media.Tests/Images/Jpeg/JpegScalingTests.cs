using Kashf.Media.Images.Jpeg;

namespace Kashf.Media.Tests.Images.Jpeg;

public sealed class JpegScalingTests
{
    [Theory]
    [InlineData(1920, 1080, 224, 480, 270)]
    [InlineData(1920, 1080, 135, 240, 135)]
    [InlineData(1920, 1080, 136, 480, 270)]
    [InlineData(1080, 1920, 541, 1080, 1920)]
    [InlineData(1081, 1921, 541, 541, 961)]
    [InlineData(10, 10, 224, 10, 10)]
    public void Choose_Sizes_AreTheSmallestThatSuffice(int width, int height, int atLeast, int expectedWidth, int expectedHeight) =>
        Assert.Equal((expectedWidth, expectedHeight), JpegScaling.Choose(width, height, atLeast));
}
