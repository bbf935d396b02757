namespace Kashf.Core.Learning;

/// <summary>A matrix of rows with the features of items, which name their columns (compressed sparse rows).</summary>
internal sealed class FeatureMatrix
{
    private readonly int[] rowStarts;
    private readonly int[] columnIds;
    private readonly float[] values;

    /// <summary>Rows that hold few non-zero values.</summary>
    public FeatureMatrix(int columns, int[] rowStarts, int[] columnIds, float[] values)
    {
        (Columns, this.rowStarts, this.columnIds, this.values) = (columns, rowStarts, columnIds, values);
        Rows = rowStarts.Length - 1;
    }

    /// <summary>Rows that fill every column and share the names of their columns.</summary>
    /// <param name="columns">How many values each row has.</param>
    /// <param name="values">Row after row.</param>
    public FeatureMatrix(int columns, float[] values)
        : this(columns, [.. Enumerable.Range(0, (values.Length / columns) + 1).Select(row => row * columns)], [.. Enumerable.Range(0, columns)], values)
    {
        IsDense = true;
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Whether every row fills every column.</summary>
    public bool IsDense { get; }

    public int NonZeros => rowStarts[^1];

    public ReadOnlySpan<int> ColumnsOf(int row) =>
        IsDense ? columnIds : columnIds.AsSpan(rowStarts[row], rowStarts[row + 1] - rowStarts[row]);

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
