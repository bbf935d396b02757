using Kashf.Core.Results;
using Kashf.Core.Text;

namespace Kashf.Core.Search;

/// <summary>Words and phrases, all of which an item must hold. There are no operators: signs only part words.</summary>
public sealed class SearchQuery
{
    /// <summary>The most words of a query.</summary>
    public const int MostWords = 32;

    /// <summary>The most UTF-16 units of a query.</summary>
    public const int Longest = 1000;

    private const string Field = "query";
    private const char Quote = '"';

    private SearchQuery(IReadOnlyList<IReadOnlyList<string>> terms) => Terms = terms;

    /// <summary>Normalised: a word stands alone, a phrase is its words in order.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Terms { get; }

    /// <summary>The words of all terms, in order.</summary>
    public IReadOnlyList<string> Words => [.. Terms.SelectMany(term => term)];

    /// <summary>Reads what a person typed. A phrase stands between quotation marks of any kind; a mark without its partner is passed over.</summary>
    /// <returns>The query; or an error on the field <c>query</c> where it holds no word, or is longer than <see cref="Longest"/>
    /// or <see cref="MostWords"/>.</returns>
    public static Result<SearchQuery> Parse(string query)
    {
        if (query.Length > Longest)
            return Error.Invalid(Field, $"has {query.Length:N0} characters; at most {Longest:N0} are searched: shorten it");
        // The normal form has one quotation mark for all kinds of them.
        var parts = TextNormalizer.Normalize(query).Split(Quote);
        var terms = new List<IReadOnlyList<string>>();
        for (var i = 0; i < parts.Length; i++)
        {
            var words = WordsOf(parts[i]);
            if (i % 2 == 1 && i < parts.Length - 1 && words.Count > 0)
                terms.Add(words);
            else
                terms.AddRange(words.Select(word => (IReadOnlyList<string>)[word]));
        }

        return terms.Sum(term => term.Count) switch
        {
            0 => Error.Invalid(Field, "holds no word to search for: write at least one letter or digit"),
            > MostWords and var count => Error.Invalid(Field, $"has {count:N0} words; at most {MostWords} are searched: leave the others out"),
            _ => new SearchQuery(terms),
        };
    }

    private static List<string> WordsOf(string normalized)
    {
        var words = new List<string>();
        foreach (var word in new WordEnumerator(normalized))
            words.Add(word.ToString());
        return words;
    }
}
