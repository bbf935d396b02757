namespace Kashf.Core.Learning;

/// <summary>A matrix of rows that hold few non-zero values (compressed sparse rows).</summary>
internal sealed class SparseMatrix(int columns, int[] rowStarts, int[] columnIds, float[] values)
{
    public int Rows { get; } = rowStarts.Length - 1;

    public int Columns { get; } = columns;

    public int NonZeros => rowStarts[^1];

    public ReadOnlySpan<int> ColumnsOf(int row) =>
        columnIds.AsSpan(rowStarts[row], rowStarts[row + 1] - rowStarts[row]);

    public ReadOnlySpan<float> ValuesOf(int row) =>
        values.AsSpan(rowStarts[row], rowStarts[row + 1] - rowStarts[row]);

    /// <summary>The mean square of each column over some rows.</summary>
    public float[] MeanSquares(ReadOnlySpan<int> rows)
    {
        var squares = new float[Columns];
        foreach (var row in rows)
        {
            var ids = ColumnsOf(row);
            var entries = ValuesOf(row);
            for (var i = 0; i < ids.Length; i++)
                squares[ids[i]] += entries[i] * entries[i];
        }
        if (rows.Length > 0)
            System.Numerics.Tensors.TensorPrimitives.Divide(squares, rows.Length, squares);
        return squares;
    }
}
