namespace Kashf.Core.Learning;

/// <summary>
/// Which columns a model knows: those that enough rows outside its held-out fold have. So a held-out row meets as many
/// strange columns as a new one will.
/// </summary>
internal sealed class KnownColumns
{
    private readonly FeatureMatrix matrix;
    private readonly int[] foldOf;
    private readonly int[] rows;
    private readonly int[][] rowsOfFold;

    public KnownColumns(FeatureMatrix matrix, int[] foldOf, int folds)
    {
        (this.matrix, this.foldOf) = (matrix, foldOf);
        rows = new int[matrix.Columns];
        rowsOfFold = [.. Enumerable.Range(0, folds).Select(_ => new int[matrix.Columns])];
        for (var row = 0; row < matrix.Rows; row++)
            foreach (var column in matrix.ColumnsOf(row))
            {
                rows[column]++;
                if (foldOf[row] != FoldAssignment.None)
                    rowsOfFold[foldOf[row]][column]++;
            }
    }

    /// <summary>In how many rows a column may have to occur, at the least: the choices that differ.</summary>
    public int[] Frequencies => (rows.Contains(1), rows.Any(count => count > 1)) switch
    {
        (false, _) => [2],
        (true, true) => [1, 2],
        (true, false) => [1],
    };

    /// <summary>How many columns the model without a fold knows.</summary>
    public int Count(int heldOut, int fewestRows)
    {
        var count = 0;
        for (var column = 0; column < rows.Length; column++)
            count += IsKnown(column, heldOut, fewestRows) ? 1 : 0;
        return count;
    }

    /// <summary>Sets the values of unknown columns to zero; a column with a scale of zero has no part in a model.</summary>
    public void ClearUnknown(float[] values, int heldOut, int fewestRows)
    {
        for (var column = 0; column < values.Length; column++)
            if (!IsKnown(column, heldOut, fewestRows))
                values[column] = 0;
    }

    /// <summary>
    /// How long a row is to the model that had not seen its fold, of its length in the columns that it shares with any other
    /// row, more than 0 to 1; 1 where nothing is known.
    /// </summary>
    public float HeldOutLength(int row, int fewestRows)
    {
        var ids = matrix.ColumnsOf(row);
        var values = matrix.ValuesOf(row);
        var (knownSquares, sharedSquares) = (0f, 0f);
        for (var i = 0; i < ids.Length; i++)
        {
            var square = values[i] * values[i];
            knownSquares += IsKnown(ids[i], foldOf[row], fewestRows) ? square : 0;
            sharedSquares += rows[ids[i]] > 1 ? square : 0;
        }
        return knownSquares > 0 ? MathF.Sqrt(knownSquares / sharedSquares) : 1f;
    }

    private bool IsKnown(int column, int heldOut, int fewestRows) =>
        rows[column] - (heldOut == FoldAssignment.None ? 0 : rowsOfFold[heldOut][column]) >= fewestRows;
}
