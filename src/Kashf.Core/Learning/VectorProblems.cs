namespace Kashf.Core.Learning;

/// <summary>Learns from reports, all columns at the same scale: of a vector no column is worth more than another.</summary>
internal sealed class VectorProblems(FeatureMatrix matrix, TagTargets targets, int[] rows, int[] foldOf) : IProblemSource
{
    private readonly float[] scales = EqualScales(matrix, rows);

    public int[] Rows => rows;

    public float[] Scales(Lane lane) => scales;

    public void Fill(LaneProblem problem, int index, Lane lane)
    {
        var (tag, heldOut, settings) = lane;
        var ofTag = targets.Of(tag);
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = foldOf[rows[i]] == heldOut ? 0f : targets.Weight(tag, ofTag[rows[i]]);
            problem.Set(i, index, ofTag[rows[i]] == Target.Positive, settings.Strength * weight);
        }
    }

    private static float[] EqualScales(FeatureMatrix matrix, int[] rows)
    {
        var scales = new float[matrix.Columns];
        Array.Fill(scales, 1f);
        return ColumnScales.Normalize(scales, matrix.MeanSquares(rows));
    }
}
