namespace Kashf.Core.Learning;

/// <summary>From the scores of all tags to probabilities, fitted on held-out scores.</summary>
/// <param name="Tags">The log-odds of each tag's score.</param>
/// <param name="Link">What makes probabilities of log-odds.</param>
internal sealed record Calibration(SigmoidCalibration[] Tags, ProbabilityLink Link)
{
    /// <param name="heldOut">The score of each tag and row.</param>
    /// <param name="targets">What is known.</param>
    /// <param name="rows">The rows to fit on.</param>
    public static Calibration Fit(float[][] heldOut, TagTargets targets, IReadOnlyList<int> rows)
    {
        var tags = FitTags(heldOut, targets, rows, start: null);
        return targets.IsExclusive
            ? new Calibration(tags, new ProbabilityLink(Coupling.Fit(LogOdds(tags, heldOut, rows), TagOfRows(targets, rows))))
            : new Calibration(tags, new ProbabilityLink(0));
    }

    /// <summary>
    /// The same with the log-odds of each tag fitted on other rows. The single number that couples the tags stays.
    /// </summary>
    public Calibration Refit(float[][] heldOut, TagTargets targets, IReadOnlyList<int> rows) =>
        this with { Tags = FitTags(heldOut, targets, rows, Tags) };

    /// <summary>The probability of each tag (first index) and row (second, as in <paramref name="rows"/>).</summary>
    public float[][] Probabilities(float[][] heldOut, IReadOnlyList<int> rows)
    {
        var byRow = LogOdds(Tags, heldOut, rows);
        var probabilities = Array.ConvertAll(Tags, _ => new float[rows.Count]);
        for (var i = 0; i < byRow.Length; i++)
        {
            Link.Apply(byRow[i]);
            for (var tag = 0; tag < Tags.Length; tag++)
                probabilities[tag][i] = byRow[i][tag];
        }
        return probabilities;
    }

    private static SigmoidCalibration[] FitTags(
        float[][] heldOut, TagTargets targets, IReadOnlyList<int> rows, SigmoidCalibration[]? start) =>
        [.. Enumerable.Range(0, heldOut.Length).Select(tag => FitTag(heldOut[tag], targets, tag, rows, start?[tag]).Calibration)];

    public static (SigmoidCalibration Calibration, double Loss) FitTag(
        float[] heldOut, TagTargets targets, int tag, IReadOnlyList<int> rows, SigmoidCalibration? start = null)
    {
        var known = targets.Of(tag);
        var scores = new float[rows.Count];
        var positives = new bool[rows.Count];
        var weights = new float[rows.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = heldOut[rows[i]];
            positives[i] = known[rows[i]] == Target.Positive;
            weights[i] = targets.EvaluationWeight(tag, known[rows[i]]);
        }
        return SigmoidFit.Fit(scores, positives, weights, start);
    }

    /// <summary>The log loss of the reported tags where tags exclude each other, in nats.</summary>
    public double Loss(float[][] heldOut, TagTargets targets, IReadOnlyList<int> rows)
    {
        var probabilities = Probabilities(heldOut, rows);
        return TagOfRows(targets, rows).Select((tag, i) => -Math.Log(Math.Max(probabilities[tag][i], float.Epsilon))).Sum();
    }

    private static int[] TagOfRows(TagTargets targets, IReadOnlyList<int> rows)
    {
        var tags = new int[rows.Count];
        for (var tag = 0; tag < targets.TagIds.Count; tag++)
            for (var i = 0; i < tags.Length; i++)
                if (targets.Of(tag)[rows[i]] == Target.Positive)
                    tags[i] = tag;
        return tags;
    }

    private static float[][] LogOdds(SigmoidCalibration[] tags, float[][] heldOut, IReadOnlyList<int> rows)
    {
        var byRow = new float[rows.Count][];
        for (var i = 0; i < byRow.Length; i++)
        {
            byRow[i] = new float[tags.Length];
            for (var tag = 0; tag < tags.Length; tag++)
                byRow[i][tag] = (float)tags[tag].LogOdds(heldOut[tag][rows[i]]);
        }
        return byRow;
    }
}
