namespace Kashf.Core.Learning;

/// <summary>Calibration and thresholds from held-out scores, and what can be expected of them.</summary>
/// <param name="Calibration">Fitted on all held-out scores.</param>
/// <param name="Thresholds">One for each tag, chosen on all held-out probabilities.</param>
/// <param name="Evaluation">Measured fold by fold, with calibration and thresholds of the other folds.</param>
/// <param name="Probabilities">For each tag and row of <paramref name="Rows"/>, as in the evaluation.</param>
/// <param name="Rows">The rows with held-out scores.</param>
internal sealed record HeldOutEvaluation(
    Calibration Calibration, float[] Thresholds, DatasetEvaluation Evaluation, float[][] Probabilities, IReadOnlyList<int> Rows)
{
    public static HeldOutEvaluation Of(float[][] scores, TagTargets targets, int[] foldOf, int folds)
    {
        var rows = targets.LearningRows;
        var tags = targets.TagIds.Count;
        var probabilities = new float[tags][];
        for (var tag = 0; tag < tags; tag++)
            probabilities[tag] = new float[rows.Count];
        var counts = new AnswerCounts[tags];
        for (var fold = 0; fold < folds; fold++)
        {
            var inside = Enumerable.Range(0, rows.Count).Where(i => foldOf[rows[i]] == fold).ToArray();
            var outside = rows.Where(row => foldOf[row] != fold).ToArray();
            if (inside.Length == 0 || outside.Length == 0)
                continue;
            var calibration = Calibration.Fit(scores, targets, outside);
            var thresholds = ChooseThresholds(calibration.Probabilities(scores, outside), targets, outside);
            var held = calibration.Probabilities(scores, Array.ConvertAll(inside, i => rows[i]));
            for (var tag = 0; tag < tags; tag++)
            {
                counts[tag] = counts[tag].Add(Count(held[tag], thresholds[tag], targets, tag, Array.ConvertAll(inside, i => rows[i])));
                for (var i = 0; i < inside.Length; i++)
                    probabilities[tag][inside[i]] = held[tag][i];
            }
        }
        var final = Calibration.Fit(scores, targets, rows);
        var chosen = ChooseThresholds(final.Probabilities(scores, rows), targets, rows);
        return new HeldOutEvaluation(final, chosen, Summarize(targets, chosen, counts), probabilities, rows);
    }

    private static float[] ChooseThresholds(float[][] probabilities, TagTargets targets, IReadOnlyList<int> rows)
    {
        var thresholds = new float[probabilities.Length];
        for (var tag = 0; tag < thresholds.Length; tag++)
        {
            var known = targets.Of(tag).ToArray();
            thresholds[tag] = ThresholdSelection.Choose(
                probabilities[tag],
                [.. rows.Select(row => known[row] == Target.Positive)],
                [.. rows.Select(row => targets.EvaluationWeight(tag, known[row]))]);
        }
        return thresholds;
    }

    private static AnswerCounts Count(float[] probabilities, float threshold, TagTargets targets, int tag, int[] rows)
    {
        var known = targets.Of(tag);
        var (right, missed, wrong) = (0, 0, 0f);
        for (var i = 0; i < rows.Length; i++)
        {
            var answered = probabilities[i] >= threshold;
            if (known[rows[i]] == Target.Positive)
                (right, missed) = answered ? (right + 1, missed) : (right, missed + 1);
            else if (answered)
                wrong += targets.EvaluationWeight(tag, known[rows[i]]);
        }
        return new AnswerCounts(right, (int)MathF.Round(wrong), missed);
    }

    private static DatasetEvaluation Summarize(TagTargets targets, float[] thresholds, AnswerCounts[] counts) => new(
        [.. counts.Select((count, tag) => new TagEvaluation(
            targets.TagIds[tag], thresholds[tag], targets.Count(tag, Target.Positive), targets.Count(tag, Target.Negative), count))]);
}
