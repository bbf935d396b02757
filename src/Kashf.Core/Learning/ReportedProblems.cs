namespace Kashf.Core.Learning;

/// <summary>Learns from reports, columns scaled by their log-count ratio.</summary>
internal sealed class ReportedProblems : IProblemSource
{
    private readonly TagTargets targets;
    private readonly int[] foldOf;
    private readonly ColumnCounts counts;
    private readonly float[] meanSquares;

    public ReportedProblems(SparseMatrix matrix, TagTargets targets, int[] rows, int[] foldOf, int folds)
    {
        (this.targets, this.foldOf) = (targets, foldOf);
        counts = new ColumnCounts(matrix, targets, rows, foldOf, folds);
        Rows = rows;
        meanSquares = matrix.MeanSquares(Rows);
    }

    public int[] Rows { get; }

    public float[] Scales(Lane lane)
    {
        var (positive, negative) = counts.Outside(lane.Tag, lane.HeldOut);
        return ColumnScales.Normalize(LogCountRatio.Of(positive, negative), meanSquares);
    }

    public void Fill(LaneProblem problem, int index, Lane lane)
    {
        var (tag, heldOut, strength) = lane;
        var known = targets.Of(tag);
        for (var i = 0; i < Rows.Length; i++)
        {
            var row = Rows[i];
            var weight = foldOf[row] == heldOut ? 0f : targets.Weight(tag, known[row]);
            problem.Set(i, index, known[row] == Target.Positive, strength * weight);
        }
    }
}
