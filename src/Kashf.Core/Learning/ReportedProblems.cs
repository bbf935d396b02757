namespace Kashf.Core.Learning;

/// <summary>Learns from reports, columns scaled by their log-count ratio.</summary>
internal sealed class ReportedProblems : IProblemSource
{
    private readonly TagTargets targets;
    private readonly KnownColumns known;
    private readonly int[] foldOf;
    private readonly ColumnCounts counts;
    private readonly float[] meanSquares;

    public ReportedProblems(FeatureMatrix matrix, TagTargets targets, KnownColumns known, int[] rows, int[] foldOf, int folds)
    {
        (this.targets, this.known, this.foldOf) = (targets, known, foldOf);
        counts = new ColumnCounts(matrix, targets, rows, foldOf, folds);
        Rows = rows;
        meanSquares = matrix.MeanSquares(Rows);
    }

    public int[] Rows { get; }

    public float[] Scales(Lane lane)
    {
        var (positive, negative) = counts.Outside(lane.Tag, lane.HeldOut);
        var fewest = lane.Settings.FewestRows;
        known.ClearUnknown(positive, lane.HeldOut, fewest);
        known.ClearUnknown(negative, lane.HeldOut, fewest);
        var scales = LogCountRatio.Of(positive, negative, known.Count(lane.HeldOut, fewest));
        known.ClearUnknown(scales, lane.HeldOut, fewest);
        return ColumnScales.Normalize(scales, meanSquares);
    }

    public void Fill(LaneProblem problem, int index, Lane lane)
    {
        var (tag, heldOut, settings) = lane;
        var ofTag = targets.Of(tag);
        for (var i = 0; i < Rows.Length; i++)
        {
            var row = Rows[i];
            var weight = foldOf[row] == heldOut ? 0f : targets.Weight(tag, ofTag[row]);
            problem.Set(i, index, ofTag[row] == Target.Positive, settings.Strength * weight);
        }
    }
}
