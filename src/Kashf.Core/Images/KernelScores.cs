using System.Numerics.Tensors;
using Kashf.Core.Learning.Kernels;

namespace Kashf.Core.Images;

/// <summary>Log-odds as sums over examples of exp(-gamma * squared distance) times a coefficient.</summary>
internal sealed class KernelScores : IImageScores
{
    private readonly float[] examples;
    private readonly float[] coefficients;
    private readonly float[] squares;
    private readonly int tags;

    /// <param name="gamma">More than 0.</param>
    /// <param name="dimension">How many values an example has.</param>
    /// <param name="examples">Example after example.</param>
    /// <param name="coefficients">Example after example, one for each tag.</param>
    /// <param name="familiarity">What probabilities keep far from all examples.</param>
    public KernelScores(float gamma, int dimension, float[] examples, float[] coefficients, Familiarity familiarity)
    {
        (Gamma, Dimension, this.examples, this.coefficients, Familiarity) = (gamma, dimension, examples, coefficients, familiarity);
        squares = [.. Enumerable.Range(0, examples.Length / dimension).Select(at => TensorPrimitives.SumOfSquares(Example(at)))];
        tags = coefficients.Length / squares.Length;
    }

    public float Gamma { get; }

    public Familiarity Familiarity { get; }

    public int Dimension { get; }

    /// <summary>How many there are.</summary>
    public int Count => squares.Length;

    public long SizeInBytes => sizeof(float) * ((long)examples.Length + coefficients.Length + squares.Length);

    public ReadOnlySpan<float> Examples => examples;

    public ReadOnlySpan<float> Coefficients => coefficients;

    // Tags that exclude each other share their bias, which a softmax does not see.
    public float Score(ReadOnlySpan<float> vector, Span<float> logOdds)
    {
        logOdds.Clear();
        var (square, nearest) = (TensorPrimitives.SumOfSquares(vector), float.PositiveInfinity);
        for (var at = 0; at < squares.Length; at++)
        {
            var distance = MathF.Max(0, square + squares[at] - (2 * TensorPrimitives.Dot(vector, Example(at))));
            nearest = MathF.Min(nearest, distance);
            TensorPrimitives.MultiplyAdd(coefficients.AsSpan(at * tags, tags), MathF.Exp(-Gamma * distance), logOdds, logOdds);
        }

        return Familiarity.Of(nearest);
    }

    private ReadOnlySpan<float> Example(int at) => examples.AsSpan(at * Dimension, Dimension);
}
