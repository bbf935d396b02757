namespace Kashf.Core.Learning;

/// <summary>
/// Up to sixteen binary problems over the same rows, solved side by side, one in each lane of a vector. They differ in
/// targets, costs and the scale of columns; a cost of zero leaves the row out of the lane's problem.
/// </summary>
internal sealed class LaneProblem
{
    public const int Lanes = 16;

    private readonly float[] targets;
    private readonly float[] costs;
    private readonly float[] squaredScales;

    public LaneProblem(SparseMatrix matrix, int[] rows)
    {
        Matrix = matrix;
        Rows = rows;
        targets = new float[rows.Length * Lanes];
        costs = new float[rows.Length * Lanes];
        squaredScales = new float[(matrix.Columns + 1) * Lanes];
        Array.Fill(targets, 1f);
    }

    public SparseMatrix Matrix { get; }

    public int[] Rows { get; }

    /// <summary>+1 or -1 of each row and lane.</summary>
    public Span<float> Targets => targets;

    /// <summary>The cost of an error in each row and lane, at least 0.</summary>
    public Span<float> Costs => costs;

    /// <summary>The square of what each column is multiplied by; the last column is the constant one of the bias.</summary>
    public Span<float> SquaredScales => squaredScales;

    public void Set(int index, int lane, bool positive, float cost)
    {
        targets[(index * Lanes) + lane] = positive ? 1f : -1f;
        costs[(index * Lanes) + lane] = cost;
    }

    public void SetScale(int lane, ReadOnlySpan<float> scales, float biasScale)
    {
        for (var column = 0; column < scales.Length; column++)
            squaredScales[(column * Lanes) + lane] = scales[column] * scales[column];
        squaredScales[(Matrix.Columns * Lanes) + lane] = biasScale * biasScale;
    }
}
