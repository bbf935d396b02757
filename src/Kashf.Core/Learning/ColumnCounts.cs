using System.Numerics.Tensors;

namespace Kashf.Core.Learning;

/// <summary>
/// In how many rows of each fold a column occurs, for the positives and the negatives of a tag. Rows that are weak
/// negatives of most tags are counted once for all tags.
/// </summary>
internal sealed class ColumnCounts
{
    private readonly FeatureMatrix matrix;
    private readonly TagTargets targets;
    private readonly int[] rows;
    private readonly int[] foldOf;
    private readonly float[][] withAnyTag;

    public ColumnCounts(FeatureMatrix matrix, TagTargets targets, int[] rows, int[] foldOf, int folds)
    {
        (this.matrix, this.targets, this.rows, this.foldOf) = (matrix, targets, rows, foldOf);
        withAnyTag = NewCounts(folds, matrix.Columns);
        foreach (var row in rows)
            if (targets.PositiveTags[row] > 0)
                Count(row, withAnyTag[foldOf[row]], 1f);
    }

    /// <summary>Counts of the rows outside a fold (all rows for <see cref="FoldAssignment.None"/>).</summary>
    public (float[] Positive, float[] Negative) Outside(int tag, int heldOut)
    {
        var positive = new float[matrix.Columns];
        var negative = new float[matrix.Columns];
        var weak = targets.Weight(tag, Target.WeakNegative);
        for (var fold = 0; fold < withAnyTag.Length; fold++)
            if (fold != heldOut)
                TensorPrimitives.MultiplyAdd(withAnyTag[fold], weak, negative, negative);
        var known = targets.Of(tag);
        foreach (var row in rows)
        {
            if (foldOf[row] == heldOut || known[row] is Target.Unknown or Target.WeakNegative)
                continue;
            if (targets.PositiveTags[row] > 0)
                Count(row, negative, -weak);
            Count(row, known[row] == Target.Positive ? positive : negative, targets.Weight(tag, known[row]));
        }
        return (positive, negative);
    }

    private static float[][] NewCounts(int folds, int columns) =>
        [.. Enumerable.Range(0, folds).Select(_ => new float[columns])];

    private void Count(int row, float[] counts, float weight)
    {
        foreach (var column in matrix.ColumnsOf(row))
            counts[column] += weight;
    }
}
