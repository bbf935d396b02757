using Kashf.Core.Learning;

namespace Kashf.Core.Text;

/// <summary>
/// Says how probable each tag of a dataset is for a text. Immutable; any number of threads may ask at once.
/// </summary>
public sealed class TextModel : ITagModel
{
    private readonly long[] tagIds;
    private readonly float[] thresholds;
    private readonly float[] weights;
    private readonly float[] biases;
    private readonly float[] priors;
    private readonly ProbabilityLink link;

    internal TextModel(
        long[] tagIds, float[] thresholds, float[] priors, Vocabulary vocabulary, float[] weights, float[] biases, ProbabilityLink link)
    {
        (this.tagIds, this.thresholds, this.priors, Vocabulary) = (tagIds, thresholds, priors, vocabulary);
        (this.weights, this.biases, this.link) = (weights, biases, link);
    }

    /// <summary>The tags, in the order of probabilities.</summary>
    public IReadOnlyList<long> TagIds => tagIds;

    /// <summary>For each tag the probability from which it is answered, 0 to 0.5.</summary>
    public IReadOnlyList<float> Thresholds => thresholds;

    /// <summary>Whether an item has exactly one of the tags, so that their probabilities sum to 1.</summary>
    public bool IsExclusive => link.IsExclusive;

    /// <summary>What the model takes in memory, in bytes.</summary>
    public long SizeInBytes =>
        Vocabulary.Table.SizeInBytes + (sizeof(float) * ((2L * Vocabulary.Size) + weights.Length));

    internal Vocabulary Vocabulary { get; }

    internal ReadOnlySpan<float> Weights => weights;

    internal ReadOnlySpan<float> Biases => biases;

    internal ReadOnlySpan<float> Priors => priors;

    internal ProbabilityLink Link => link;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a whole, undamaged model of a known version.</exception>
    public static TextModel Read(Stream source) => TextModelFormat.Read(source);

    /// <summary>Writes the model; the stream stays open.</summary>
    public void Write(Stream destination) => TextModelFormat.Write(this, destination);

    /// <summary>
    /// Finds the probability of every tag, 0 to 1. A text without any n-gram that the model knows gets the share of
    /// each tag among the reports.
    /// </summary>
    /// <param name="content">Any text, as it came.</param>
    /// <param name="probabilities">Room for one value for each of <see cref="TagIds"/>.</param>
    public void Predict(ReadOnlySpan<char> content, Span<float> probabilities)
    {
        probabilities = probabilities[..tagIds.Length];
        using var buffer = new PooledCharacters(TextNormalizer.MaxLength(content.Length));
        var length = TextNormalizer.Normalize(content, buffer.Span);
        var known = KnownGrams.OfThread(Vocabulary.Size);
        var sink = new KnownGrams.Sink(known, Vocabulary.Table);
        Ngrams.Visit(buffer.Span[..length], ref sink);
        if (known.IsEmpty)
        {
            priors.CopyTo(probabilities);
            return;
        }
        biases.CopyTo(probabilities);
        known.AddScores(Vocabulary.InverseDocumentFrequencies, weights, probabilities);
        link.Apply(probabilities);
    }
}
