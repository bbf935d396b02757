using Kashf.Core.Text;

namespace Kashf.Core.Tests.Text;

public sealed class NgramsTests
{
    [Fact]
    public void Visit_OneWord_GivesWordAndPaddedCharacterNgrams()
    {
        // " ab ": " a", " ab", " ab ", "ab", "ab ", "b ", and the word itself.
        Assert.Equal(7, Hashes("ab").Count);
    }

    [Fact]
    public void Visit_TwoWords_AddsTheirPair() =>
        Assert.Equal(Hashes("ab").Count + Hashes("cd").Count + 1, Hashes("ab cd").Count);

    [Fact]
    public void Visit_OrderOfWords_ChangesOnlyThePair()
    {
        var (forward, backward) = (Hashes("ab cd"), Hashes("cd ab"));
        Assert.Single(forward.Except(backward));
        Assert.Single(backward.Except(forward));
    }

    [Fact]
    public void Visit_PunctuationOnly_IsOneToken() => Assert.Single(Hashes("?!"));

    [Fact]
    public void Visit_WordBesidePunctuation_HasTheNgramsOfTheWordAlone() =>
        Assert.Subset(Hashes("خوب!").ToHashSet(), Hashes("خوب").ToHashSet());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Visit_NothingToSee_GivesNothing(string text) => Assert.Empty(Hashes(text));

    [Fact]
    public void Visit_ManyWords_GivesNoZeroAndFewCollisions()
    {
        var words = Enumerable.Range(0, 20_000).Select(i => Hashes($"w{i}")[0]).ToArray();
        Assert.DoesNotContain(0u, words);
        Assert.True(words.Distinct().Count() >= words.Length - 3);
    }

    private static List<uint> Hashes(string text)
    {
        var sink = new Collector([]);
        Ngrams.Visit(text, ref sink);
        return sink.Hashes;
    }

    private readonly record struct Collector(List<uint> Hashes) : INgramSink
    {
        public void Add(uint hash) => Hashes.Add(hash);
    }
}
