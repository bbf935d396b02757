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
        var tags = new SigmoidCalibration[targets.TagIds.Count];
        for (var tag = 0; tag < tags.Length; tag++)
            tags[tag] = FitTag(heldOut[tag], targets, tag, rows);
        var independent = new Calibration(tags, new ProbabilityLink(0));
        return targets.IsExclusive
            ? new Calibration(tags, new ProbabilityLink(Coupling.Fit(independent.LogOdds(heldOut, rows), TagOfRows(targets, rows))))
            : independent;
    }

    /// <summary>The probability of each tag (first index) and row (second, as in <paramref name="rows"/>).</summary>
    public float[][] Probabilities(float[][] heldOut, IReadOnlyList<int> rows)
    {
        var byRow = LogOdds(heldOut, rows);
        foreach (var row in byRow)
            Link.Apply(row);
        return [.. Enumerable.Range(0, Tags.Length).Select(tag => Array.ConvertAll(byRow, row => row[tag]))];
    }

    private static SigmoidCalibration FitTag(float[] heldOut, TagTargets targets, int tag, IReadOnlyList<int> rows)
    {
        var known = targets.Of(tag);
        var scores = new List<float>(rows.Count);
        var positives = new List<bool>(rows.Count);
        var weights = new List<float>(rows.Count);
        foreach (var row in rows)
        {
            if (known[row] == Target.Unknown)
                continue;
            scores.Add(heldOut[row]);
            positives.Add(known[row] == Target.Positive);
            weights.Add(targets.EvaluationWeight(tag, known[row]));
        }
        return SigmoidCalibration.Fit([.. scores], [.. positives], [.. weights]);
    }

    private static int[] TagOfRows(TagTargets targets, IReadOnlyList<int> rows)
    {
        var tags = new int[rows.Count];
        for (var i = 0; i < tags.Length; i++)
            for (var tag = 0; tag < targets.TagIds.Count; tag++)
                if (targets.Of(tag)[rows[i]] == Target.Positive)
                    tags[i] = tag;
        return tags;
    }

    private float[][] LogOdds(float[][] heldOut, IReadOnlyList<int> rows)
    {
        var byRow = new float[rows.Count][];
        for (var i = 0; i < byRow.Length; i++)
        {
            byRow[i] = new float[Tags.Length];
            for (var tag = 0; tag < Tags.Length; tag++)
                byRow[i][tag] = (float)Tags[tag].LogOdds(heldOut[tag][rows[i]]);
        }
        return byRow;
    }
}
