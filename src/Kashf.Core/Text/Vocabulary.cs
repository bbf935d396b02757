namespace Kashf.Core.Text;

/// <summary>The n-grams that a model knows, the most frequent first, with their inverse document frequencies.</summary>
internal sealed class Vocabulary(uint[] hashes, float[] inverseDocumentFrequencies)
{
    public int Size => hashes.Length;

    public ReadOnlySpan<uint> Hashes => hashes;

    public ReadOnlySpan<float> InverseDocumentFrequencies => inverseDocumentFrequencies;

    public GramTable Table { get; } = new(hashes);
}
