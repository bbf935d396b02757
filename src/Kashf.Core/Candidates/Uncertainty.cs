using Kashf.Core.Predictions;

namespace Kashf.Core.Candidates;

/// <summary>How much a person's word on an item could tell a model: 0 to 1, 1 where it can't decide.</summary>
public static class Uncertainty
{
    /// <summary>Of one tag: how near its probability lies to the threshold.</summary>
    public static float Of(float probability, float threshold) => 1 - Certainty.Of(probability, threshold);

    /// <summary>Of tags that exclude each other: how near the second most probable comes to the first.</summary>
    /// <param name="probabilities">Of each tag.</param>
    /// <param name="thresholds">In the same order; they count where there is one tag only.</param>
    public static float OfExclusive(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> thresholds)
    {
        if (probabilities.Length == 1)
            return Of(probabilities[0], thresholds[0]);
        var (first, second) = (0f, 0f);
        foreach (var probability in probabilities)
            (first, second) = probability > first ? (probability, first) : (first, Math.Max(second, probability));
        return 1 - (first - second);
    }

    /// <summary>Of tags that may come together: the mean over the tags.</summary>
    /// <inheritdoc cref="OfExclusive" path="/param"/>
    public static float OfIndependent(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> thresholds)
    {
        var sum = 0f;
        for (var tag = 0; tag < probabilities.Length; tag++)
            sum += Of(probabilities[tag], thresholds[tag]);
        return probabilities.IsEmpty ? 0 : sum / probabilities.Length;
    }
}
