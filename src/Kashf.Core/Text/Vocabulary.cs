namespace Kashf.Core.Text;

/// <summary>The n-grams that a model knows, the most frequent first, with their inverse document frequencies.</summary>
internal sealed class Vocabulary(uint[] hashes, float[] inverseDocumentFrequencies)
{
    public int Size => hashes.Length;

    public ReadOnlySpan<uint> Hashes => hashes;

    public ReadOnlySpan<float> InverseDocumentFrequencies => inverseDocumentFrequencies;

    /// <summary>The n-grams that at least so many of the texts hold: the first ones.</summary>
    public Vocabulary AtLeast(int holding, int texts)
    {
        var highest = TermWeight.InverseDocumentFrequency(texts, holding);
        var count = inverseDocumentFrequencies.Count(idf => idf <= highest);
        return count == Size ? this : new(hashes[..count], inverseDocumentFrequencies[..count]);
    }

    public GramTable Table { get; } = new(hashes);
}
