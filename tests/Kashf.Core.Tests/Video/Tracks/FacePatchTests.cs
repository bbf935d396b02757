using Kashf.Core.Video.Tracks;

namespace Kashf.Core.Tests.Video.Tracks;

public sealed class FacePatchTests
{
    private static readonly byte[] Ramp = [.. Enumerable.Range(0, FacePatch.Length).Select(i => (byte)i)];

    [Fact]
    public void Likeness_BrighterCopyOfLessContrast_IsOne()
    {
        byte[] other = [.. Ramp.Select(value => (byte)(100 + (value / 2)))];

        Assert.Equal(1, FacePatch.Likeness(Ramp, other), tolerance: 0.001);
    }

    [Fact]
    public void Likeness_Negative_IsMinusOne()
    {
        byte[] negative = [.. Ramp.Select(value => (byte)(255 - value))];

        Assert.Equal(-1, FacePatch.Likeness(Ramp, negative), tolerance: 0.001);
    }

    [Fact]
    public void Likeness_NoContrast_IsZero() => Assert.Equal(0, FacePatch.Likeness(Ramp, new byte[FacePatch.Length]));

    [Fact]
    public void Likeness_AnotherLength_IsRefused() => Assert.Throws<ArgumentException>(() => FacePatch.Likeness(Ramp, new byte[9]));
}
