using System.Numerics.Tensors;

namespace Kashf.Core.Learning;

/// <summary>
/// The log-count ratio of naive Bayes, ln((1 + p) / |1 + p|) - ln((1 + n) / |1 + n|), as the scale of columns
/// (Wang, Manning: Baselines and Bigrams: Simple, Good Sentiment and Topic Classification, ACL 2012).
/// </summary>
internal static class LogCountRatio
{
    private const float Smoothing = 1f;

    /// <param name="positive">In how many positives each column occurs; overwritten with the ratios.</param>
    /// <param name="negative">In how many negatives; overwritten.</param>
    /// <param name="columns">How many columns there are to a model; the others must occur nowhere.</param>
    public static float[] Of(float[] positive, float[] negative, int columns)
    {
        LogShares(positive, columns);
        LogShares(negative, columns);
        TensorPrimitives.Subtract(positive, negative, positive);
        return positive;
    }

    private static void LogShares(Span<float> counts, int columns)
    {
        // Differences of sums of weights can fall below zero by rounding.
        TensorPrimitives.Max(counts, 0f, counts);
        var total = TensorPrimitives.Sum<float>(counts) + (columns * Smoothing);
        TensorPrimitives.Add(counts, Smoothing, counts);
        TensorPrimitives.Divide(counts, total, counts);
        TensorPrimitives.Log(counts, counts);
    }
}
