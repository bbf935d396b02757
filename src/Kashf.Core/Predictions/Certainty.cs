namespace Kashf.Core.Predictions;

/// <summary>How sure a model is of an answer: how far probabilities lie from the thresholds that decide it.</summary>
public static class Certainty
{
    /// <summary>How far a probability lies from its threshold, as a share of the way to 0 or 1: 0 to 1.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <param name="threshold">The probability from which the tag is answered, 0 to 1.</param>
    public static float Of(float probability, float threshold)
    {
        var way = probability >= threshold ? 1 - threshold : threshold;
        return way <= 0 ? 1 : Math.Clamp(MathF.Abs(probability - threshold) / way, 0, 1);
    }

    /// <summary>The certainty of the least certain tag; 1 where there are no tags.</summary>
    /// <param name="probabilities">Of each tag.</param>
    /// <param name="thresholds">In the same order.</param>
    public static float Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> thresholds)
    {
        var least = 1f;
        for (var tag = 0; tag < probabilities.Length; tag++)
            least = Math.Min(least, Of(probabilities[tag], thresholds[tag]));
        return least;
    }
}
