using System.Numerics.Tensors;

namespace Kashf.Core.Learning.Kernels;

/// <summary>Squared distances of vectors, in units of their mean squared distance from their mean.</summary>
internal sealed class VectorDistances
{
    private readonly int[] rows;
    private readonly float[][] distances;

    private VectorDistances(int[] rows, float[][] distances, double unit) =>
        (this.rows, this.distances, Unit) = (rows, distances, unit);

    /// <summary>The mean squared distance from the mean; 1 where all vectors are the same.</summary>
    public double Unit { get; }

    /// <param name="vectors">A vector for each row.</param>
    /// <param name="rows">The rows to compare, ascending.</param>
    /// <param name="threads">Threads and cancellation.</param>
    public static VectorDistances Of(IReadOnlyList<float[]> vectors, int[] rows, ParallelOptions threads)
    {
        var squares = rows.Select(row => TensorPrimitives.SumOfSquares<float>(vectors[row])).ToArray();
        var distances = new float[rows.Length][];
        Parallel.For(0, rows.Length, threads, i =>
        {
            distances[i] = new float[i];
            for (var j = 0; j < i; j++)
                distances[i][j] = MathF.Max(0, squares[i] + squares[j] - (2 * TensorPrimitives.Dot<float>(vectors[rows[i]], vectors[rows[j]])));
        });
        // Summed over all pairs, each once, this is the count times the sum of squared distances from the mean.
        var unit = distances.Sum(row => (double)TensorPrimitives.Sum<float>(row)) / ((double)rows.Length * rows.Length);
        return new VectorDistances(rows, distances, unit > 0 ? unit : 1);
    }

    /// <summary>The squared distance of each row to the nearest of another fold.</summary>
    /// <param name="foldOf">Of every row; at least two folds have rows.</param>
    public float[] NearestOfOtherFolds(int[] foldOf)
    {
        var nearest = new float[rows.Length];
        Array.Fill(nearest, float.PositiveInfinity);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (foldOf[rows[i]] == foldOf[rows[j]])
                    continue;
                nearest[i] = MathF.Min(nearest[i], distances[i][j]);
                nearest[j] = MathF.Min(nearest[j], distances[i][j]);
            }
        }

        return nearest;
    }

    /// <summary>The lower triangle of the Gaussian kernel of some rows, with the ridge on its diagonal.</summary>
    /// <param name="some">Ascending.</param>
    /// <param name="settings">Gamma and ridge.</param>
    public double[][] KernelOf(int[] some, KernelSettings settings)
    {
        var kernel = new double[some.Length][];
        var positions = Array.ConvertAll(some, row => Array.BinarySearch(rows, row));
        for (var i = 0; i < some.Length; i++)
        {
            kernel[i] = new double[i + 1];
            for (var j = 0; j < i; j++)
                kernel[i][j] = Math.Exp(-settings.Gamma / Unit * distances[positions[i]][positions[j]]);
            kernel[i][i] = 1 + settings.Ridge;
        }

        return kernel;
    }
}
