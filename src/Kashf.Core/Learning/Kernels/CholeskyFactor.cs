using System.Numerics.Tensors;

namespace Kashf.Core.Learning.Kernels;

/// <summary>The lower triangle L of a symmetric positive definite matrix L L' (Golub, Van Loan: Matrix Computations).</summary>
internal sealed class CholeskyFactor
{
    private readonly double[][] rows;

    private CholeskyFactor(double[][] rows) => this.rows = rows;

    /// <param name="matrix">Row i needs its first i + 1 values only; they are overwritten.</param>
    /// <param name="cancellation">Looked at once a row.</param>
    public static CholeskyFactor Of(double[][] matrix, CancellationToken cancellation)
    {
        for (var i = 0; i < matrix.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = matrix[i];
            for (var j = 0; j < i; j++)
                row[j] = (row[j] - Dot(row, matrix[j], j)) / matrix[j][j];
            row[i] = Math.Sqrt(row[i] - Dot(row, row, i));
        }

        return new CholeskyFactor(matrix);
    }

    /// <summary>Replaces B by the solution X of the matrix times X = B.</summary>
    /// <param name="right">B, as many rows as the matrix.</param>
    public void Solve(double[][] right)
    {
        SolveLower(right, 0);
        for (var i = rows.Length - 1; i >= 0; i--)
        {
            TensorPrimitives.Divide(right[i], rows[i][i], right[i]);
            for (var k = 0; k < i; k++)
                TensorPrimitives.MultiplyAdd(right[i], -rows[i][k], right[k], right[k]);
        }
    }

    /// <summary>Replaces B by the solution X of L X = B.</summary>
    /// <param name="right">B, as many rows as the matrix.</param>
    /// <param name="from">The first row that is not zero.</param>
    public void SolveLower(double[][] right, int from)
    {
        for (var i = from; i < rows.Length; i++)
        {
            for (var k = from; k < i; k++)
                TensorPrimitives.MultiplyAdd(right[k], -rows[i][k], right[i], right[i]);
            TensorPrimitives.Divide(right[i], rows[i][i], right[i]);
        }
    }

    private static double Dot(double[] a, double[] b, int count) => TensorPrimitives.Dot<double>(a.AsSpan(0, count), b.AsSpan(0, count));
}
