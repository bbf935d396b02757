namespace Kashf.Core.Learning;

/// <summary>
/// How much each row counts as a positive and as a negative of each tag, while one fold is held out: reports at their
/// weight, everything else by what the current model believes.
/// </summary>
internal sealed class Beliefs
{
    // Rows without reports outnumber reported ones by far; each counts less, so that reports keep leading.
    private const float UnreportedShare = 0.3f;
    private const float Sharpness = 2f;

    private readonly TagTargets targets;
    private readonly int[] foldOf;
    private readonly int heldOut;
    private readonly int tags;
    private readonly float[] positive;
    private readonly float[] negative;

    public Beliefs(TagTargets targets, int[] foldOf, int heldOut)
    {
        (this.targets, this.foldOf, this.heldOut) = (targets, foldOf, heldOut);
        tags = targets.TagIds.Count;
        positive = new float[targets.Rows * tags];
        negative = new float[targets.Rows * tags];
        for (var tag = 0; tag < tags; tag++)
            for (var row = 0; row < targets.Rows; row++)
                if (IsReported(tag, row))
                    SetReported(tag, row);
    }

    public ReadOnlySpan<float> Positive(int row) => positive.AsSpan(row * tags, tags);

    public ReadOnlySpan<float> Negative(int row) => negative.AsSpan(row * tags, tags);

    /// <summary>Whether a report speaks about the row and the tag, outside the held-out fold.</summary>
    public bool IsReported(int tag, int row) =>
        targets.Of(tag)[row] is Target.Positive or Target.Negative or Target.WeakNegative && foldOf[row] != heldOut;

    /// <summary>How probable the tag is for the row, 0 to 1.</summary>
    public float Probability(int tag, int row)
    {
        var at = (row * tags) + tag;
        return positive[at] / Math.Max(positive[at] + negative[at], float.Epsilon);
    }

    /// <summary>Believes the scores (rows times tags) about everything that is not reported.</summary>
    public void Update(float[] scores)
    {
        for (var tag = 0; tag < tags; tag++)
            Standardize(scores, tag);
        if (targets.IsExclusive)
            for (var row = 0; row < targets.Rows; row++)
                System.Numerics.Tensors.TensorPrimitives.SoftMax(scores.AsSpan(row * tags, tags), scores.AsSpan(row * tags, tags));
        else
            System.Numerics.Tensors.TensorPrimitives.Sigmoid(scores, scores);
        for (var row = 0; row < targets.Rows; row++)
            for (var tag = 0; tag < tags; tag++)
                if (!IsReported(tag, row))
                {
                    var at = (row * tags) + tag;
                    positive[at] = UnreportedShare * scores[at];
                    negative[at] = UnreportedShare * (1f - scores[at]);
                }
    }

    private void SetReported(int tag, int row)
    {
        var at = (row * tags) + tag;
        var weight = targets.Weight(tag, targets.Of(tag)[row]);
        (positive[at], negative[at]) = targets.Of(tag)[row] == Target.Positive ? (weight, 0f) : (0f, weight);
    }

    // The scores of naive Bayes are far too sure of themselves, so their spread is set. Where tags are independent,
    // as many rows are taken for positives as there are positives among the reports.
    private void Standardize(float[] scores, int tag)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var at = tag; at < scores.Length; at += tags)
        {
            sum += scores[at];
            squares += (double)scores[at] * scores[at];
        }
        var mean = sum / targets.Rows;
        var deviation = Math.Sqrt(Math.Max((squares / targets.Rows) - (mean * mean), 1e-12));
        var centre = targets.IsExclusive ? mean : Quantile(scores, tag, 1 - Prior(tag));
        var factor = Sharpness * (targets.IsExclusive ? 1 : 2) / deviation;
        for (var at = tag; at < scores.Length; at += tags)
            scores[at] = (float)((scores[at] - centre) * factor);
    }

    private double Prior(int tag)
    {
        var positives = targets.Count(tag, Target.Positive);
        var negatives = targets.Count(tag, Target.Negative) + targets.Count(tag, Target.WeakNegative);
        return (positives + 1.0) / (positives + negatives + 2.0);
    }

    private float Quantile(float[] scores, int tag, double share)
    {
        var values = new float[targets.Rows];
        for (var row = 0; row < values.Length; row++)
            values[row] = scores[(row * tags) + tag];
        Array.Sort(values);
        return values[(int)(share * (values.Length - 1))];
    }
}
