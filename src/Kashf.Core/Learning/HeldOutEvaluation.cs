namespace Kashf.Core.Learning;

/// <summary>Calibration and thresholds from held-out scores, and what can be expected of them.</summary>
/// <param name="Calibration">Fitted on all held-out scores.</param>
/// <param name="Thresholds">One for each tag, chosen on all held-out probabilities.</param>
/// <param name="Evaluation">Measured fold by fold, with calibration and thresholds of the other folds.</param>
/// <param name="Probabilities">For each tag and row of <paramref name="Rows"/>, as in the evaluation.</param>
/// <param name="Rows">The rows with held-out scores.</param>
internal sealed record HeldOutEvaluation(
    Calibration Calibration, float[] Thresholds, DatasetEvaluation Evaluation, float[][] Probabilities, int[] Rows)
{
    private const int FewestRows = 10_000;
    private const int MostScores = 4_000_000;

    public static HeldOutEvaluation Of(
        HeldOutScores scores, TagTargets targets, int[] foldOf, int folds, TagsCalibrated calibrated, ParallelOptions threads)
    {
        var rows = targets.LearningRows.ToArray();
        var some = Some(rows, targets);
        var calibration = Calibration.Fit(scores.OfTags, targets, some, calibrated);
        var thresholds = ChooseThresholds(scores.Probabilities(calibration, some), targets, some);
        var held = new FoldAnswers[folds];
        Parallel.For(0, folds, threads, fold => held[fold] = Judge(calibration, scores, targets, foldOf, fold, rows));
        return new HeldOutEvaluation(
            calibration, thresholds, Summarize(targets, thresholds, held), Gather(held, foldOf, rows, thresholds.Length), rows);
    }

    /// <summary>The held-out prediction of each report.</summary>
    public IReadOnlyList<HeldOutPrediction> OfReports(TagTargets targets, Func<int, long> itemOfRow)
    {
        var predictions = new List<HeldOutPrediction>();
        for (var i = 0; i < Rows.Length; i++)
            for (var tag = 0; tag < targets.TagIds.Count; tag++)
            {
                var known = targets.Of(tag)[Rows[i]];
                if (known is Target.Positive or Target.Negative)
                    predictions.Add(new HeldOutPrediction(
                        itemOfRow(Rows[i]), targets.TagIds[tag], known == Target.Positive, Probabilities[tag][i]));
            }
        return predictions;
    }

    // Sigmoids and thresholds need thousands of scores, not millions.
    private static int[] Some(int[] rows, TagTargets targets)
    {
        var limit = Math.Max(FewestRows, MostScores / targets.TagIds.Count);
        var step = (rows.Length + limit - 1) / limit;
        return step <= 1 ? rows : [.. rows.Where((_, i) => i % step == 0)];
    }

    private static FoldAnswers Judge(Calibration calibration, HeldOutScores scores, TagTargets targets, int[] foldOf, int fold, int[] rows)
    {
        var inside = Array.FindAll(rows, row => foldOf[row] == fold);
        var outside = Some(Array.FindAll(rows, row => foldOf[row] != fold), targets);
        var refitted = calibration.Refit(scores.OfTags, targets, outside);
        var thresholds = ChooseThresholds(scores.Probabilities(refitted, outside), targets, outside);
        var probabilities = scores.Probabilities(refitted, inside);
        var answered = Answer(probabilities, thresholds);
        if (refitted.AnswersMostProbable)
            AnswerMostProbable(probabilities, answered);
        return new FoldAnswers(probabilities, [.. answered.Select((ofTag, tag) => Count(ofTag, targets, tag, inside))]);
    }

    private static bool[][] Answer(float[][] probabilities, float[] thresholds) =>
        [.. probabilities.Select((ofTag, tag) => Array.ConvertAll(ofTag, probability => probability >= thresholds[tag]))];

    private static void AnswerMostProbable(float[][] probabilities, bool[][] answered)
    {
        var ofRow = new float[probabilities.Length];
        for (var i = 0; i < answered[0].Length; i++)
        {
            if (answered.Any(ofTag => ofTag[i]))
                continue;
            for (var tag = 0; tag < ofRow.Length; tag++)
                ofRow[tag] = probabilities[tag][i];
            if (ExclusiveTags.MostProbable(ofRow) is { } best)
                answered[best][i] = true;
        }
    }

    private static float[] ChooseThresholds(float[][] probabilities, TagTargets targets, int[] rows)
    {
        var thresholds = new float[probabilities.Length];
        for (var tag = 0; tag < thresholds.Length; tag++)
        {
            var known = targets.Of(tag);
            var positives = new bool[rows.Length];
            var weights = new float[rows.Length];
            for (var i = 0; i < rows.Length; i++)
                (positives[i], weights[i]) = (known[rows[i]] == Target.Positive, targets.EvaluationWeight(tag, known[rows[i]]));
            thresholds[tag] = ThresholdSelection.Choose(probabilities[tag], positives, weights);
        }
        return thresholds;
    }

    private static AnswerCounts Count(bool[] answered, TagTargets targets, int tag, int[] rows)
    {
        var known = targets.Of(tag);
        var (right, missed, wrong) = (0, 0, 0f);
        for (var i = 0; i < rows.Length; i++)
        {
            if (known[rows[i]] == Target.Positive)
                (right, missed) = answered[i] ? (right + 1, missed) : (right, missed + 1);
            else if (answered[i])
                wrong += targets.EvaluationWeight(tag, known[rows[i]]);
        }
        return new AnswerCounts(right, (int)MathF.Round(wrong), missed);
    }

    private static DatasetEvaluation Summarize(TagTargets targets, float[] thresholds, FoldAnswers[] held) => new(
        [.. thresholds.Select((threshold, tag) => new TagEvaluation(
            targets.TagIds[tag],
            threshold,
            targets.Count(tag, Target.Positive),
            targets.Count(tag, Target.Negative),
            held.Aggregate(default(AnswerCounts), (sum, fold) => sum.Add(fold.Counts[tag]))))]);

    private static float[][] Gather(FoldAnswers[] held, int[] foldOf, int[] rows, int tags)
    {
        var gathered = new float[tags][];
        for (var tag = 0; tag < tags; tag++)
        {
            var next = new int[held.Length];
            gathered[tag] = new float[rows.Length];
            for (var i = 0; i < rows.Length; i++)
                gathered[tag][i] = held[foldOf[rows[i]]].Probabilities[tag][next[foldOf[rows[i]]]++];
        }
        return gathered;
    }

    private sealed record FoldAnswers(float[][] Probabilities, AnswerCounts[] Counts);
}
