namespace Kashf.Core.Images;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (Golub, Van Loan: Matrix Computations).</summary>
internal static class SymmetricMatrix
{
    private const int Sweeps = 30;
    private const double Negligible = 1e-12;

    /// <param name="matrix">Overwritten; the eigenvalues stand on its diagonal afterwards.</param>
    /// <returns>The eigenvectors, of length one, as columns.</returns>
    public static double[,] Diagonalize(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var vectors = new double[size, size];
        var scale = 0.0;
        for (var i = 0; i < size; i++)
            (vectors[i, i], scale) = (1, scale + Math.Abs(matrix[i, i]));
        for (var (sweep, rotated) = (0, true); rotated && sweep < Sweeps; sweep++)
        {
            rotated = false;
            for (var p = 0; p < size; p++)
                for (var q = p + 1; q < size; q++)
                    if (Math.Abs(matrix[p, q]) > Negligible * scale)
                    {
                        Rotate(matrix, vectors, p, q);
                        rotated = true;
                    }
        }

        return vectors;
    }

    private static void Rotate(double[,] matrix, double[,] vectors, int p, int q)
    {
        var ratio = (matrix[q, q] - matrix[p, p]) / (2 * matrix[p, q]);
        var tangent = (ratio < 0 ? -1 : 1) / (Math.Abs(ratio) + Math.Sqrt((ratio * ratio) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < vectors.GetLength(0); k++)
        {
            (matrix[k, p], matrix[k, q]) = Turn(matrix[k, p], matrix[k, q]);
            (vectors[k, p], vectors[k, q]) = Turn(vectors[k, p], vectors[k, q]);
        }

        for (var k = 0; k < vectors.GetLength(0); k++)
            (matrix[p, k], matrix[q, k]) = Turn(matrix[p, k], matrix[q, k]);

        (double, double) Turn(double a, double b) => ((cosine * a) - (sine * b), (sine * a) + (cosine * b));
    }
}
