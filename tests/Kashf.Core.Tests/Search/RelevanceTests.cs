using Kashf.Core.Search;

namespace Kashf.Core.Tests.Search;

public sealed class RelevanceTests
{
    [Fact]
    public void Of_WordsInARow_BeatAnyCount() =>
        Assert.True(Of("a b", "x y z a b x y z x y z x y z x y z x y z") > Of("a b", "b a x b a x b a x b a"));

    [Theory]
    [InlineData("a", "a a x", "a x x")]
    [InlineData("a", "a x", "a x x x x x x")]
    [InlineData("a b", "a x b b", "a x b x")]
    [InlineData("a a b", "a a a b", "a b a")]
    public void Of_TheBetterText_RanksHigher(string query, string better, string worse) =>
        Assert.True(Of(query, better) > Of(query, worse));

    [Theory]
    [InlineData("a", "")]
    [InlineData("a", "b c d")]
    [InlineData("a b", "a")]
    public void Of_WordMissing_IsPositive(string query, string text) => Assert.InRange(Of(query, text), 1, long.MaxValue);

    [Fact]
    public void Of_LongestQuery_IsFoundInARow()
    {
        var words = Enumerable.Range(0, SearchQuery.MostWords).Select(i => $"w{i}").ToArray();

        Assert.True(Relevance.Of(words, "x " + string.Join(' ', words)) > Relevance.Of(words, string.Join(' ', words.Reverse())) * 2);
    }

    private static long Of(string query, string text) => Relevance.Of(query.Split(' '), text);
}
