using Kashf.Core.Candidates;

namespace Kashf.Core.Tests.Candidates;

public sealed class UncertaintyTests
{
    [Theory]
    [InlineData(0.4f, 0.4f, 1f)]
    [InlineData(1f, 0.4f, 0f)]
    [InlineData(0f, 0.4f, 0f)]
    [InlineData(0.2f, 0.4f, 0.5f)]
    public void Of_OneTag_GrowsTowardsTheThreshold(float probability, float threshold, float expected) =>
        Assert.Equal(expected, Uncertainty.Of(probability, threshold), 1e-6f);

    [Fact]
    public void OfExclusive_IsOneLessTheLeadOfTheMostProbable() =>
        Assert.Equal(0.8f, Uncertainty.OfExclusive([0.2f, 0.5f, 0.3f], [0.5f, 0.5f, 0.5f]), 1e-6f);

    [Fact]
    public void OfExclusive_TwoAlike_IsOne() => Assert.Equal(1, Uncertainty.OfExclusive([0.5f, 0.5f], [0.4f, 0.4f]));

    [Fact]
    public void OfExclusive_OneTag_GrowsTowardsItsThreshold() => Assert.Equal(1, Uncertainty.OfExclusive([0.4f], [0.4f]));

    [Fact]
    public void OfIndependent_IsTheMeanOfTheTags() =>
        Assert.Equal(0.5f, Uncertainty.OfIndependent([0.5f, 1f], [0.5f, 0.5f]), 1e-6f);
}
