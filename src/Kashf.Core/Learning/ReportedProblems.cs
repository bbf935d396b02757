namespace Kashf.Core.Learning;

/// <summary>Learns from reports, columns scaled by their log-count ratio.</summary>
internal sealed class ReportedProblems : IProblemSource
{
    private readonly TagTargets targets;
    private readonly int[] foldOf;
    private readonly ColumnCounts counts;
    private readonly float[] meanSquares;

    public ReportedProblems(SparseMatrix matrix, TagTargets targets, int[] foldOf, int folds)
    {
        (this.targets, this.foldOf) = (targets, foldOf);
        counts = new ColumnCounts(matrix, targets, foldOf, folds);
        Rows = [.. targets.LearningRows];
        meanSquares = matrix.MeanSquares(Rows);
    }

    public int[] Rows { get; }

    public float[] Scales(int tag, int heldOut)
    {
        var (positive, negative) = counts.Outside(tag, heldOut);
        return ColumnScales.Normalize(LogCountRatio.Of(positive, negative), meanSquares);
    }

    public void Fill(LaneProblem problem, int lane, int tag, int heldOut, float strength)
    {
        var known = targets.Of(tag);
        for (var index = 0; index < Rows.Length; index++)
        {
            var row = Rows[index];
            var weight = foldOf[row] == heldOut ? 0f : targets.Weight(tag, known[row]);
            problem.Set(index, lane, known[row] == Target.Positive, strength * weight);
        }
    }
}
