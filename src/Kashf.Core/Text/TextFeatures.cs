using Kashf.Core.Learning;

namespace Kashf.Core.Text;

/// <summary>The texts of a dataset as a TF-IDF matrix, with the vocabulary that it was made by.</summary>
internal sealed record TextFeatures(Vocabulary Vocabulary, FeatureMatrix Matrix, IReadOnlyList<ulong> Fingerprints)
{
    private const int TextsPerPart = 512;

    /// <param name="texts">The texts, as they came.</param>
    /// <param name="vocabularyLimit">The most columns.</param>
    /// <param name="threads">How many threads to use; the result does not depend on it.</param>
    public static TextFeatures Extract(IReadOnlyList<string> texts, int vocabularyLimit, ParallelOptions threads)
    {
        var parts = new GramCounts[(texts.Count + TextsPerPart - 1) / TextsPerPart];
        var fingerprints = new ulong[texts.Count];
        Parallel.For(0, parts.Length, threads, part => parts[part] = CountPart(texts, part, fingerprints));
        var vocabulary = VocabularyBuilder.Build(parts, texts.Count, vocabularyLimit, threads);
        return new TextFeatures(vocabulary, TfIdf.Weigh(parts, texts.Count, vocabulary, threads), fingerprints);
    }

    private static GramCounts CountPart(IReadOnlyList<string> texts, int part, ulong[] fingerprints)
    {
        var counts = new GramCounts();
        var bag = new GramBag();
        var end = Math.Min(texts.Count, (part + 1) * TextsPerPart);
        for (var i = part * TextsPerPart; i < end; i++)
        {
            using var buffer = new PooledCharacters(TextNormalizer.MaxLength(texts[i].Length));
            var length = TextNormalizer.Normalize(texts[i], buffer.Span);
            fingerprints[i] = Fingerprint.Of(buffer.Span[..length]);
            bag.Fill(buffer.Span[..length]);
            counts.AddText(bag);
        }
        return counts;
    }
}
