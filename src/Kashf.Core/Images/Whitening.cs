using System.Numerics.Tensors;

namespace Kashf.Core.Images;

/// <summary>
/// Shortens vectors along the directions in which a dataset's images vary most, by (C / c + 1)^(-1/2) with C their
/// covariance and c its mean eigenvalue: with few examples those directions tell images apart that are of one tag.
/// </summary>
internal sealed class Whitening
{
    private readonly IReadOnlyList<(float[] Direction, float Change)> directions;

    private Whitening(IReadOnlyList<(float[] Direction, float Change)> directions) => this.directions = directions;

    /// <summary>Changes nothing.</summary>
    public static Whitening None { get; } = new([]);

    /// <param name="centred">Vectors without their mean, at least two; the cost grows with the cube of their number.</param>
    public static Whitening Of(IReadOnlyList<float[]> centred)
    {
        const double vanishing = 1e-9;
        var products = new double[centred.Count, centred.Count];
        for (var i = 0; i < centred.Count; i++)
            for (var j = 0; j < centred.Count; j++)
                products[i, j] = TensorPrimitives.Dot<float>(centred[i], centred[j]) / centred.Count;
        // The products of images and their covariance have the same eigenvalues but for zeros.
        var shares = SymmetricMatrix.Diagonalize(products);
        var kept = Enumerable.Range(0, centred.Count).Where(i => products[i, i] > vanishing).ToList();
        if (kept.Count == 0)
            return None;
        var mean = kept.Average(i => products[i, i]);
        return new Whitening([.. kept.Select(i => (Direction(centred, shares, i), (float)(1 / Math.Sqrt(1 + (products[i, i] / mean))) - 1))]);
    }

    /// <summary>Changes a vector in its place.</summary>
    public void Apply(Span<float> vector)
    {
        foreach (var (direction, change) in directions)
            TensorPrimitives.MultiplyAdd(direction, change * TensorPrimitives.Dot(direction, vector), vector, vector);
    }

    private static float[] Direction(IReadOnlyList<float[]> centred, double[,] shares, int column)
    {
        var direction = new float[centred[0].Length];
        for (var row = 0; row < centred.Count; row++)
            TensorPrimitives.MultiplyAdd(centred[row], (float)shares[row, column], direction, direction);
        TensorPrimitives.Divide(direction, TensorPrimitives.Norm<float>(direction), direction);
        return direction;
    }
}
