namespace Kashf.Core.Text;

/// <summary>
/// TF-IDF weights: (1 + ln occurrences) * (1 + ln((1 + texts) / (1 + texts that hold the n-gram))), rows of length one.
/// </summary>
internal static class TermWeight
{
    private static readonly float[] OfOccurrences =
        [.. Enumerable.Range(0, byte.MaxValue + 1).Select(n => n == 0 ? 0f : 1f + MathF.Log(n))];

    public static float OfTerm(byte occurrences) => OfOccurrences[occurrences];

    public static float InverseDocumentFrequency(int texts, int holding) =>
        1f + MathF.Log((1f + texts) / (1f + holding));
}
