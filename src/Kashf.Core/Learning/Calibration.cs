namespace Kashf.Core.Learning;

/// <summary>From the scores of all tags to probabilities, fitted on held-out scores.</summary>
/// <param name="Tags">The log-odds of each tag's score.</param>
/// <param name="Link">What makes probabilities of log-odds.</param>
/// <param name="Together">Whether all tags have the same sigmoid.</param>
internal sealed record Calibration(SigmoidCalibration[] Tags, ProbabilityLink Link, bool Together)
{
    /// <summary>
    /// Whether the most probable tag is answered where none reaches its threshold: so it is with tags that exclude each other and
    /// share a sigmoid, which are those of images.
    /// </summary>
    public bool AnswersMostProbable => Together && Link.IsExclusive;

    /// <param name="heldOut">The score of each tag and row.</param>
    /// <param name="targets">What is known.</param>
    /// <param name="rows">The rows to fit on.</param>
    /// <param name="calibrated">Whether tags that exclude each other share a sigmoid.</param>
    public static Calibration Fit(float[][] heldOut, TagTargets targets, IReadOnlyList<int> rows, TagsCalibrated calibrated)
    {
        var together = targets.IsExclusive && calibrated == TagsCalibrated.Together;
        var tags = FitTags(heldOut, targets, rows, together, start: null);
        var coupling = targets.IsExclusive ? Coupling.Fit(LogOdds(tags, heldOut, rows), TagOfRows(targets, rows)) : 0;
        return new Calibration(tags, new ProbabilityLink(coupling), together);
    }

    /// <summary>
    /// The same with the log-odds of each tag fitted on other rows. The single number that couples the tags stays.
    /// </summary>
    public Calibration Refit(float[][] heldOut, TagTargets targets, IReadOnlyList<int> rows) =>
        this with { Tags = FitTags(heldOut, targets, rows, Together, Tags) };

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
        float[][] heldOut, TagTargets targets, IReadOnlyList<int> rows, bool together, SigmoidCalibration[]? start)
    {
        int[] tags = [.. Enumerable.Range(0, heldOut.Length)];
        if (!together)
            return Array.ConvertAll(tags, tag => FitSigmoid(heldOut, targets, [tag], rows, start?[tag]).Calibration);
        var ofAll = FitSigmoid(heldOut, targets, tags, rows, start?[0]).Calibration;
        return Array.ConvertAll(tags, _ => ofAll);
    }

    /// <summary>One sigmoid for the scores of some tags.</summary>
    public static (SigmoidCalibration Calibration, double Loss) FitSigmoid(
        float[][] heldOut, TagTargets targets, ReadOnlySpan<int> tags, IReadOnlyList<int> rows, SigmoidCalibration? start = null)
    {
        var scores = new float[tags.Length * rows.Count];
        var positives = new bool[scores.Length];
        var weights = new float[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var (tag, row) = (tags[i / rows.Count], rows[i % rows.Count]);
            var known = targets.Of(tag)[row];
            (scores[i], positives[i], weights[i]) = (heldOut[tag][row], known == Target.Positive, targets.EvaluationWeight(tag, known));
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
