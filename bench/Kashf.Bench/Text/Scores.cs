namespace Kashf.Bench.Text;

/// <summary>Answers on the test split, judged.</summary>
internal static class Scores
{
    /// <summary>Mean F1 of the labels.</summary>
    public static double MacroF1(TextSet set, Func<int, int, bool> answered) =>
        set.Judged.Average(label => F1(set, [label], answered));

    /// <summary>F1 of all answers together.</summary>
    public static double MicroF1(TextSet set, Func<int, int, bool> answered) =>
        F1(set, set.Judged, answered);

    /// <summary>Precision and recall of all answers together.</summary>
    public static (double Precision, double Recall) PrecisionRecall(
        TextSet set, IEnumerable<int> labels, Func<int, int, bool> answered)
    {
        var (right, wrong, missed) = Count(set, labels, answered);
        return (right + wrong == 0 ? 0 : right / (double)(right + wrong), right + missed == 0 ? 0 : right / (double)(right + missed));
    }

    /// <summary>Expected calibration error: ten bins of equal width over the probability of each label.</summary>
    public static double CalibrationError(TextSet set, float[][] probabilities)
    {
        const int Bins = 10;
        var (sums, hits, counts) = (new double[Bins], new double[Bins], new int[Bins]);
        for (var text = 0; text < set.Test.Count; text++)
            for (var label = 0; label < set.Labels.Count; label++)
            {
                var bin = Math.Min(Bins - 1, (int)(probabilities[text][label] * Bins));
                sums[bin] += probabilities[text][label];
                hits[bin] += set.Test[text].Labels.Contains(set.Labels[label]) ? 1 : 0;
                counts[bin]++;
            }
        var total = (double)counts.Sum();
        return Enumerable.Range(0, Bins).Sum(bin => Math.Abs(sums[bin] - hits[bin]) / total);
    }

    private static double F1(TextSet set, IEnumerable<int> labels, Func<int, int, bool> answered)
    {
        var (right, wrong, missed) = Count(set, labels, answered);
        return right == 0 ? 0 : 2.0 * right / ((2.0 * right) + wrong + missed);
    }

    private static (int Right, int Wrong, int Missed) Count(TextSet set, IEnumerable<int> labels, Func<int, int, bool> answered)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var label in labels)
            for (var text = 0; text < set.Test.Count; text++)
                switch (set.Test[text].Labels.Contains(set.Labels[label]), answered(text, label))
                {
                    case (true, true): right++; break;
                    case (false, true): wrong++; break;
                    case (true, false): missed++; break;
                    default: break;
                }
        return (right, wrong, missed);
    }
}
