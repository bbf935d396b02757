using Kashf.Core.Learning.Kernels;

namespace Kashf.Core.Tests.Learning.Kernels;

public sealed class FamiliarityTests
{
    private static readonly float[] OneToHundred = [.. Enumerable.Range(1, 100).Select(i => (float)i)];

    [Fact]
    public void Fit_ManyDistances_LeavesOneInFiftyOutside() =>
        Assert.Equal(1.05f * 99, Familiarity.Fit(OneToHundred, squaredSpread: 1).SquaredLimit, 1e-3f);

    [Fact]
    public void Fit_VectorsAlmostAlike_ReachesAsFarAsTheirSpread() =>
        Assert.Equal(1.05f * 500, Familiarity.Fit(OneToHundred, squaredSpread: 500).SquaredLimit, 1e-3f);

    [Fact]
    public void Fit_TooFewToTell_LeavesAllFamiliar()
    {
        Assert.Equal(1, Familiarity.Fit(OneToHundred.AsSpan(0, 19), squaredSpread: 1).Of(1e6f));
        Assert.Equal(1.25f * 20, Familiarity.Fit(OneToHundred.AsSpan(0, 20), squaredSpread: 1).SquaredLimit);
    }

    [Fact]
    public void Fit_NothingToCompareWith_LeavesAllFamiliar()
    {
        var familiarity = Familiarity.Fit([.. Enumerable.Repeat(float.PositiveInfinity, 50)], squaredSpread: 1);
        Assert.Equal(1, familiarity.Of(float.PositiveInfinity));
        Assert.Equal(1, familiarity.Of(2));
    }

    [Fact]
    public void Of_FurtherAway_KeepsLess()
    {
        var familiarity = new Familiarity(4);
        Assert.Equal(1, familiarity.Of(0));
        Assert.InRange(familiarity.Of(3), 0.95f, 1);
        Assert.Equal(0.5f, familiarity.Of(4));
        Assert.InRange(familiarity.Of(9), 0, 0.001f);
        Assert.Equal(0, familiarity.Of(float.PositiveInfinity));
    }
}
