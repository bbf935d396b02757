using System.Numerics.Tensors;

namespace Kashf.Core.Images;

/// <summary>Log-odds as sums of weighted values.</summary>
/// <param name="weights">Tag after tag, each with a weight for every value of a vector.</param>
/// <param name="biases">One for each tag.</param>
internal sealed class LinearScores(float[] weights, float[] biases) : IImageScores
{
    public int Dimension => weights.Length / biases.Length;

    public long SizeInBytes => sizeof(float) * (long)weights.Length;

    public ReadOnlySpan<float> Weights => weights;

    public ReadOnlySpan<float> Biases => biases;

    public float Score(ReadOnlySpan<float> vector, Span<float> logOdds)
    {
        for (var tag = 0; tag < biases.Length; tag++)
            logOdds[tag] = biases[tag] + TensorPrimitives.Dot(vector, weights.AsSpan(tag * vector.Length, vector.Length));
        return 1;
    }
}
