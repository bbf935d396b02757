using Kashf.Core.Learning;

namespace Kashf.Core.Tests.Learning;

public sealed class SigmoidFitTests
{
    [Theory]
    [InlineData(1.5, -0.5)]
    [InlineData(4.0, 1.0)]
    [InlineData(0.5, 0.0)]
    public void Fit_ScoresOfAKnownSigmoid_RecoversIt(double slope, double intercept)
    {
        var random = new Random(7);
        var scores = Enumerable.Range(0, 40_000).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray();
        var positives = Array.ConvertAll(scores, score => random.NextDouble() < 1 / (1 + Math.Exp(-((slope * score) + intercept))));
        var (calibration, _) = SigmoidFit.Fit(scores, positives, Ones(scores.Length));
        Assert.Equal(slope, calibration.Slope, 0.12);
        Assert.Equal(intercept, calibration.Intercept, 0.08);
    }

    [Fact]
    public void Fit_FewContradictingScores_KeepsTheOrder()
    {
        var (calibration, _) = SigmoidFit.Fit([1f, 0.5f, -0.5f, -1f], [false, false, true, true], Ones(4));
        Assert.True(calibration.Slope > 0);
    }

    [Fact]
    public void Fit_ScoresAllTheSame_GivesTheShareOfPositives()
    {
        var (calibration, _) = SigmoidFit.Fit(new float[100], [.. Enumerable.Range(0, 100).Select(i => i < 80)], Ones(100));
        Assert.Equal(0.8, 1 / (1 + Math.Exp(-calibration.LogOdds(0))), 0.02);
    }

    [Fact]
    public void Fit_WeightOfTwo_IsTheSameAsTwice()
    {
        var (weighted, _) = SigmoidFit.Fit([1f, -1f, 0.5f], [true, false, false], [2f, 1f, 1f]);
        var (doubled, _) = SigmoidFit.Fit([1f, 1f, -1f, 0.5f], [true, true, false, false], Ones(4));
        Assert.Equal(doubled.Slope, weighted.Slope, 1e-3);
        Assert.Equal(doubled.Intercept, weighted.Intercept, 1e-3);
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
