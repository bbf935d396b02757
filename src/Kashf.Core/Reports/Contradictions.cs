using Kashf.Core.Learning;
using Kashf.Core.Predictions;

namespace Kashf.Core.Reports;

/// <summary>Finds the reports that held-out predictions contradict.</summary>
public static class Contradictions
{
    /// <summary>
    /// A prediction contradicts its report where it answers the tag and the report denies it, or the reverse.
    /// </summary>
    /// <param name="predictions">A prediction for each report, by a model that was not shown it.</param>
    /// <param name="thresholds">By tag, the probability from which it is answered. Predictions of other tags are left out.</param>
    /// <returns>For each tag with contradictions, the most contradicting first: by the <see cref="Certainty"/> of the
    /// prediction, then by item.</returns>
    public static IReadOnlyDictionary<long, IReadOnlyList<Contradiction>> Of(
        IEnumerable<HeldOutPrediction> predictions, IReadOnlyDictionary<long, float> thresholds) => predictions
            .Where(prediction => thresholds.TryGetValue(prediction.TagId, out var threshold)
                && prediction.Probability >= threshold != prediction.Reported)
            .GroupBy(prediction => prediction.TagId)
            .ToDictionary(tag => tag.Key, tag => Ordered(tag, thresholds[tag.Key]));

    private static IReadOnlyList<Contradiction> Ordered(IEnumerable<HeldOutPrediction> predictions, float threshold) =>
    [
        .. predictions
            .OrderByDescending(prediction => Certainty.Of(prediction.Probability, threshold))
            .ThenBy(prediction => prediction.ItemId)
            .Select(prediction => new Contradiction(prediction.ItemId, prediction.Reported, prediction.Probability)),
    ];
}
