using System.Numerics.Tensors;
using Kashf.Core.Images;

namespace Kashf.Core.Tests.Images;

public sealed class WhiteningTests
{
    [Fact]
    public void Diagonalize_SymmetricMatrix_GivesItBackAsSumOfItsDirections()
    {
        var random = new Random(3);
        var matrix = new double[12, 12];
        for (var i = 0; i < 12; i++)
            for (var j = 0; j <= i; j++)
                matrix[i, j] = matrix[j, i] = random.NextDouble() - 0.5;
        var values = (double[,])matrix.Clone();

        var vectors = SymmetricMatrix.Diagonalize(values);

        for (var i = 0; i < 12; i++)
            for (var j = 0; j < 12; j++)
                Assert.Equal(matrix[i, j], Enumerable.Range(0, 12).Sum(k => values[k, k] * vectors[i, k] * vectors[j, k]), 1e-9);
    }

    [Fact]
    public void Apply_VectorsThatVaryMostAlongOneAxis_ShortensThemThere()
    {
        // Eigenvalues of the covariance: 8 along the first axis, 2 along the second; their mean is 5.
        var whitening = Whitening.Of([[4f, 0f, 0f], [-4f, 0f, 0f], [0f, 2f, 0f], [0f, -2f, 0f]]);
        float[] vector = [1f, 1f, 1f];

        whitening.Apply(vector);

        Assert.Equal(1 / Math.Sqrt(1 + (8 / 5.0)), vector[0], 1e-5);
        Assert.Equal(1 / Math.Sqrt(1 + (2 / 5.0)), vector[1], 1e-5);
        Assert.Equal(1, vector[2], 1e-5);
    }

    [Fact]
    public void Of_VectorsThatAreAllTheSame_ChangesNothing()
    {
        float[] vector = [1f, 2f];
        Whitening.Of([[0f, 0f], [0f, 0f]]).Apply(vector);
        Assert.Equal([1f, 2f], vector);
    }

    [Fact]
    public void OnUnprepared_ScoresAsOnPreparedRows()
    {
        var vectors = new Vectors(9, dimension: 16);
        List<float[]> rows = [.. Enumerable.Range(0, 10).Select(_ => vectors.Direction())];
        var prepared = PreparedVectors.Of(rows);
        var weights = vectors.Direction();

        var (onRows, biases) = prepared.OnUnprepared(new(weights, [0.25f], 1, null!));

        for (var row = 0; row < rows.Count; row++)
            Assert.Equal(
                0.25f + TensorPrimitives.Dot<float>(weights, prepared.Matrix.ValuesOf(row)),
                biases[0] + TensorPrimitives.Dot<float>(onRows, rows[row]),
                2e-3f);
    }
}
