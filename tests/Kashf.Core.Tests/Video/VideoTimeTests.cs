using Kashf.Core.Video;

namespace Kashf.Core.Tests.Video;

public sealed class VideoTimeTests
{
    [Theory]
    [InlineData(0, "0:00:00")]
    [InlineData(23, "0:00:23")]
    [InlineData(23.999, "0:00:23")]
    [InlineData(60, "0:01:00")]
    [InlineData(3599.5, "0:59:59")]
    [InlineData(36_000, "10:00:00")]
    [InlineData(86_400, "24:00:00")]
    [InlineData(90_061.2, "25:01:01")]
    [InlineData(360_000_000, "100000:00:00")]
    public void Text_AnyTime_IsHoursMinutesAndWholeSeconds(double seconds, string expected) =>
        Assert.Equal(expected, VideoTime.Text(TimeSpan.FromSeconds(seconds)));
}
