using System.Globalization;
using CsvHelper;
using Kashf.Bench.Text;

namespace Kashf.Bench.Datasets;

/// <summary>
/// Texts of 5 to 20 words, made of runs of the sample comments' words, so that words, n-grams and phrases are as frequent
/// as in real texts. Every tenth word is a made-up one, of a vocabulary in which the n-th has a share of 1/n (Zipf).
/// </summary>
internal sealed class GeneratedTexts
{
    public const int MadeUpWords = 50_000;
    private const int LongestRun = 6;
    private const string Letters = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";

    private readonly double[] cumulative = new double[MadeUpWords];
    private readonly string[][] comments;
    private readonly string[] frequent;

    public GeneratedTexts()
    {
        var sum = 0.0;
        for (var rank = 0; rank < MadeUpWords; rank++)
            cumulative[rank] = sum += 1.0 / (rank + 1);
        comments = [.. Comments().Select(comment => comment.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length >= LongestRun)];
        frequent = [.. comments.SelectMany(words => words).GroupBy(word => word).OrderByDescending(word => word.Count()).Select(word => word.Key)];
    }

    /// <summary>The sample comments' words, the most frequent first.</summary>
    public IReadOnlyList<string> Frequent => frequent;

    public static string MadeUp(int rank)
    {
        // Every rank has a spelling of its own: its digits in a system of as many digits as there are letters.
        Span<char> word = stackalloc char[8];
        var length = 0;
        for (var left = rank + Letters.Length; left > 0; left /= Letters.Length)
            word[length++] = Letters[left % Letters.Length];
        return new string(word[..length]);
    }

    /// <param name="number">Each number has a text of its own, always the same.</param>
    /// <returns>The text, and which of the two tags it has: each tag speaks with one half of the comments.</returns>
    public (string Text, bool First) Of(int number)
    {
        var random = new Random(number);
        var first = random.Next(2) == 0;
        var words = new List<string>(21);
        var length = random.Next(5, 21);
        while (words.Count < length)
        {
            var comment = comments[(random.Next(comments.Length / 2) * 2) + (first ? 0 : 1)];
            var run = random.Next(2, LongestRun + 1);
            words.AddRange(comment.AsSpan(random.Next(comment.Length - run + 1), run));
            if (random.Next(3) == 0)
                words.Add(MadeUp(Rank(random)));
        }

        return (string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', words)} {number}"), first);
    }

    private int Rank(Random random)
    {
        var found = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found, MadeUpWords - 1);
    }

    private static List<string> Comments()
    {
        using var reader = new CsvReader(new StreamReader(Path.Combine(Repository.Root(), "samples", "comments.csv")), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<SampleRow>().Select(row => row.Content.ReplaceLineEndings(" ").Replace(',', ' ').Replace('"', ' ')).Distinct()];
    }

    private sealed record SampleRow
    {
        [CsvHelper.Configuration.Attributes.Name("content")]
        public string Content { get; init; } = "";
    }
}
