using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Search;
using Kashf.Core.Text;

namespace Kashf.Core.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("كتاب  خوب!", "کتاب|خوب")]
    [InlineData("«خیلی خوب» بود", "خیلی خوب|بود")]
    [InlineData("a \"b c\" d", "a|b c|d")]
    [InlineData("“b c”", "b c")]
    [InlineData("\"unclosed b", "unclosed|b")]
    [InlineData("\"\" a \"!\"", "a")]
    [InlineData("a AND b* OR -c NEAR(d)", "a|and|b|or|c|near|d")]
    [InlineData("my_cat.jpg", "my|cat|jpg")]
    [InlineData("۱۲۳٤", "1234")]
    public void Parse_Words_NormalisedTermsInOrder(string query, string terms)
    {
        var parsed = SearchQuery.Parse(query).Value!;

        Assert.Equal(terms.Split('|'), parsed.Terms.Select(term => string.Join(' ', term)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("!!! ؟ \"*\"")]
    [InlineData("🍕")]
    public void Parse_NoWord_IsRefusedOnTheField(string query)
    {
        var error = SearchQuery.Parse(query).Error!;

        Assert.Contains("no word", Assert.Single(error.Fields["query"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_TooLong_NamesTheLimit()
    {
        Assert.Contains("1,000", Assert.Single(SearchQuery.Parse(new string('a', 1001)).Error!.Fields["query"]), StringComparison.Ordinal);
        Assert.True(SearchQuery.Parse(new string('a', 1000)).IsSuccess);
        var words = string.Join(' ', Enumerable.Range(0, 33));
        Assert.Contains("32", Assert.Single(SearchQuery.Parse(words).Error!.Fields["query"]), StringComparison.Ordinal);
        Assert.True(SearchQuery.Parse(words[..words.LastIndexOf(' ')]).IsSuccess);
    }

    [Fact]
    public void Parse_AnyText_HoldsOnlyWordsThatTheTextHas() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(
            ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
            text =>
            {
                var words = new List<string>();
                foreach (var word in new WordEnumerator(TextNormalizer.Normalize(text)))
                {
                    words.Add(word.ToString());
                }

                var parsed = SearchQuery.Parse(text);
                Assert.Equal(words.Count is > 0 and <= SearchQuery.MostWords && text.Length <= SearchQuery.Longest, parsed.IsSuccess);
                Assert.Equal(parsed.IsSuccess ? words : [], parsed.IsSuccess ? parsed.Value.Words : []);
            }));

    [Fact]
    public void WordEnumerator_LongWord_IsCutWithoutBreakingACharacter()
    {
        var letter = char.ConvertFromUtf32(0x1D4D0);
        foreach (var word in new WordEnumerator("x" + string.Concat(Enumerable.Repeat(letter, 60))))
        {
            Assert.Equal("x" + string.Concat(Enumerable.Repeat(letter, 49)), word.ToString());
        }
    }
}
