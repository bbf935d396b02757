using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Predictions;

namespace Kashf.Core.Tests.Predictions;

public sealed class CertaintyTests
{
    [Theory]
    [InlineData(0.3f, 0.3f, 0f)]
    [InlineData(1f, 0.3f, 1f)]
    [InlineData(0f, 0.3f, 1f)]
    [InlineData(0.65f, 0.3f, 0.5f)]
    [InlineData(0.15f, 0.3f, 0.5f)]
    [InlineData(0f, 0f, 0f)]
    [InlineData(1f, 1f, 1f)]
    public void Of_OneTag_IsShareOfTheWay(float probability, float threshold, float expected) =>
        Assert.Equal(expected, Certainty.Of(probability, threshold), 1e-6f);

    [Fact]
    public void Of_SeveralTags_IsThatOfTheLeastCertain() =>
        Assert.Equal(0.2f, Certainty.Of([0.9f, 0.4f, 0f], [0.5f, 0.5f, 0.1f]), 1e-6f);

    [Fact]
    public void Of_NoTags_IsCertain() => Assert.Equal(1, Certainty.Of([], []));

    [Fact]
    public void Of_AnyProbability_IsAShareThatGrowsAwayFromTheThreshold()
    {
        var share = Gen.Choose(0, 1000).Select(thousandths => thousandths / 1000f);
        var pairs = from probability in share from further in share from threshold in share select (probability, further, threshold);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (near, far, threshold) = pair;
            var certainty = Certainty.Of(near, threshold);
            var isFurtherOnTheSameSide = near >= threshold ? far >= near : far <= near;
            return certainty is >= 0 and <= 1 && (!isFurtherOnTheSameSide || Certainty.Of(far, threshold) >= certainty);
        }));
    }
}
