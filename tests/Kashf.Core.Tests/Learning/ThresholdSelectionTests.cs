using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Learning;

namespace Kashf.Core.Tests.Learning;

public sealed class ThresholdSelectionTests
{
    [Fact]
    public void Choose_LowButRankedWell_GoesBelowOneHalf()
    {
        var threshold = ThresholdSelection.Choose([0.4f, 0.35f, 0.2f, 0.1f], [true, true, false, false], [1, 1, 1, 1]);
        Assert.Equal(0.275f, threshold, 1e-4f);
    }

    [Fact]
    public void Choose_AllAboveOneHalf_IsOneHalf() =>
        Assert.Equal(0.5f, ThresholdSelection.Choose([0.9f, 0.8f, 0.7f], [true, false, true], [1, 1, 1]));

    [Fact]
    public void Choose_Nothing_IsOneHalf() => Assert.Equal(0.5f, ThresholdSelection.Choose([], [], []));

    [Fact]
    public void Choose_AnyData_IsNoWorseThanAnyOtherThresholdUpToOneHalf()
    {
        var item = from probability in Gen.Choose(0, 20) from positive in Gen.Elements(true, false) select (probability / 20f, positive);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(item.NonEmptyListOf().ToArbitrary(), items =>
        {
            float[] probabilities = [.. items.Select(pair => pair.Item1)];
            bool[] positives = [.. items.Select(pair => pair.positive)];
            var chosen = ThresholdSelection.Choose(probabilities, positives, [.. items.Select(_ => 1f)]);
            var best = Enumerable.Range(0, 51).Max(i => F1(probabilities, positives, i / 100f));
            return chosen is >= 0 and <= 0.5f && F1(probabilities, positives, chosen) >= best - 1e-6;
        }));
    }

    private static double F1(float[] probabilities, bool[] positives, float threshold)
    {
        var answered = probabilities.Count(probability => probability >= threshold);
        var right = probabilities.Where((probability, i) => probability >= threshold && positives[i]).Count();
        return answered + positives.Count(positive => positive) == 0 ? 0 : 2.0 * right / (answered + positives.Count(positive => positive));
    }
}
