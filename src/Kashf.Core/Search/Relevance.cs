using Kashf.Core.Text;

namespace Kashf.Core.Search;

/// <summary>
/// How well a text answers a query: the query's words in a row first, then BM25 (Robertson, Zaragoza, "The Probabilistic
/// Relevance Framework", 2009) without what depends on other texts, so that an item's rank changes only with the item:
/// the average length is a constant, and the words count alike, since every match holds all of them.
/// </summary>
public static class Relevance
{
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;
    private const double TypicalLength = 16;
    private const double Steps = 1e6;
    private const double InARow = 1e3;

    /// <returns>Greater than 0; more is better. A word that the text lacks counts as found once.</returns>
    public static long Of(IReadOnlyList<string> words, string text)
    {
        using var buffer = new PooledCharacters(TextNormalizer.MaxLength(text.Length));
        var normalized = buffer.Span[..TextNormalizer.Normalize(text, buffer.Span)];
        Span<int> counts = stackalloc int[words.Count];
        var length = 0;
        // Bit i: the last i + 1 words of the text are the first i + 1 of the query (the Shift-And search).
        var state = 0UL;
        var inARow = 0UL;
        foreach (var word in new WordEnumerator(normalized))
        {
            length++;
            state = ((state << 1) | 1) & Count(words, word, counts);
            inARow |= state >> (words.Count - 1);
        }

        return (long)(Steps * ((words.Count > 1 && (inARow & 1) == 1 ? InARow : 0) + Score(counts, length)));
    }

    /// <returns>Bit i: the word is the query's word i.</returns>
    private static ulong Count(IReadOnlyList<string> words, ReadOnlySpan<char> word, Span<int> counts)
    {
        var places = 0UL;
        for (var i = 0; i < words.Count; i++)
        {
            if (!word.SequenceEqual(words[i]))
                continue;
            counts[i]++;
            places |= 1UL << i;
        }

        return places;
    }

    private static double Score(ReadOnlySpan<int> counts, int length)
    {
        var norm = Saturation * (1 - LengthWeight + LengthWeight * length / TypicalLength);
        var score = 0.0;
        foreach (var count in counts)
            score += Math.Max(count, 1) * (Saturation + 1) / (Math.Max(count, 1) + norm);
        return score;
    }
}
