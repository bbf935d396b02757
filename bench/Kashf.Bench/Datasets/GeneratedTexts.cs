namespace Kashf.Bench.Datasets;

/// <summary>
/// Texts of 5 to 20 words from a vocabulary as words are in real texts: the n-th most frequent has a share of 1/n (Zipf).
/// A tenth of a text's words comes from the vocabulary of its tag, so that there is something to learn.
/// </summary>
internal sealed class GeneratedTexts
{
    public const int Words = 50_000;
    private const int TagWords = 500;
    private const string Letters = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";

    private readonly double[] cumulative = new double[Words];

    public GeneratedTexts()
    {
        var sum = 0.0;
        for (var rank = 0; rank < Words; rank++)
            cumulative[rank] = sum += 1.0 / (rank + 1);
    }

    /// <summary>The word of a rank; 0 is the most frequent.</summary>
    public static string Word(int rank)
    {
        // Every rank has a spelling of its own: its digits in a system of as many digits as there are letters.
        Span<char> word = stackalloc char[8];
        var length = 0;
        for (var left = rank + Letters.Length; left > 0; left /= Letters.Length)
            word[length++] = Letters[left % Letters.Length];
        return new string(word[..length]);
    }

    /// <param name="number">Each number has a text of its own, always the same.</param>
    /// <returns>The text, and which of the two tags it has.</returns>
    public (string Text, bool First) Of(int number)
    {
        var random = new Random(number);
        var first = random.Next(2) == 0;
        var words = new string[random.Next(5, 21)];
        for (var i = 0; i < words.Length; i++)
            words[i] = random.Next(10) == 0 ? Word((first ? 0 : TagWords) + random.Next(TagWords) + 1000) : Word(Rank(random));
        return ($"{string.Join(' ', words)} {number}", first);
    }

    private int Rank(Random random)
    {
        var found = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found, Words - 1);
    }
}
