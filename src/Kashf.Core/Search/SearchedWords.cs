using Kashf.Core.Text;

namespace Kashf.Core.Search;

/// <summary>Words as searches compare them: normalised, in order.</summary>
public static class SearchedWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        foreach (var word in new WordEnumerator(TextNormalizer.Normalize(text)))
            words.Add(word.ToString());
        return words;
    }

    /// <returns>Whether the words of the phrase stand among these in a row.</returns>
    public static bool HoldPhrase(IReadOnlyList<string> words, IReadOnlyList<string> phrase) =>
        Enumerable.Range(0, words.Count).Any(start => words.Skip(start).Take(phrase.Count).SequenceEqual(phrase));
}
