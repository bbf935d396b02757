namespace Kashf.Core.Learning;

/// <summary>Learns from reports and, at a small weight, from what semi-supervised naive Bayes believes of other rows.</summary>
internal sealed class BelievedProblems(
    Beliefs beliefs, SemiSupervisedBayes bayes, TagTargets targets, int[] rows, float[] meanSquares) : IProblemSource
{
    private const float BelievedWeight = 0.1f;

    public int[] Rows => rows;

    public float[] Scales(Lane lane) => ColumnScales.Normalize(bayes.RatioOf(lane.Tag), meanSquares);

    public void Fill(LaneProblem problem, int index, Lane lane)
    {
        var (tag, _, (strength, _)) = lane;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (beliefs.IsReported(tag, row))
            {
                var known = targets.Of(tag)[row];
                problem.Set(i, index, known == Target.Positive, strength * targets.Weight(tag, known));
            }
            else
                problem.Set(i, index, Believes(tag, row), strength * BelievedWeight * Certainty(tag, row));
        }
    }

    private bool Believes(int tag, int row) => targets.IsExclusive ? MostProbable(row) == tag : beliefs.Probability(tag, row) > 0.5f;

    private float Certainty(int tag, int row)
    {
        if (!targets.IsExclusive)
            return MathF.Abs((2 * beliefs.Probability(tag, row)) - 1);
        var chance = 1f / targets.TagIds.Count;
        return MathF.Max(0, (beliefs.Probability(MostProbable(row), row) - chance) / (1 - chance));
    }

    private int MostProbable(int row) =>
        System.Numerics.Tensors.TensorPrimitives.IndexOfMax(beliefs.Positive(row));
}
