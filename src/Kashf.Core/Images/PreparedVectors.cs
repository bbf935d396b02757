using System.Numerics.Tensors;
using Kashf.Core.Learning;

namespace Kashf.Core.Images;

/// <summary>
/// The vectors of images without their mean and, where there are few, whitened. What all images of a dataset have in common
/// makes up most of a vector whose values are never negative, and tells nothing; left in, it would take the largest part of
/// what regularisation allows.
/// </summary>
internal sealed class PreparedVectors
{
    private const int MostWhitened = 200;

    private readonly float[] mean;
    private readonly Whitening whitening;

    private PreparedVectors(FeatureMatrix matrix, float[] mean, Whitening whitening) =>
        (Matrix, this.mean, this.whitening) = (matrix, mean, whitening);

    public FeatureMatrix Matrix { get; }

    /// <param name="vectors">At least one, all of one dimension.</param>
    public static PreparedVectors Of(IReadOnlyList<float[]> vectors)
    {
        var mean = new float[vectors[0].Length];
        foreach (var vector in vectors)
            TensorPrimitives.Add(mean, vector, mean);
        TensorPrimitives.Divide(mean, vectors.Count, mean);
        var values = new float[vectors.Count * mean.Length];
        for (var row = 0; row < vectors.Count; row++)
            TensorPrimitives.Subtract(vectors[row], mean, Row(row));
        var whitening = vectors.Count is > 1 and <= MostWhitened
            ? Whitening.Of([.. Enumerable.Range(0, vectors.Count).Select(row => Row(row).ToArray())])
            : Whitening.None;
        for (var row = 0; row < vectors.Count; row++)
            whitening.Apply(Row(row));
        return new PreparedVectors(new FeatureMatrix(mean.Length, values), mean, whitening);

        Span<float> Row(int row) => values.AsSpan(row * mean.Length, mean.Length);
    }

    /// <summary>What was learnt, for vectors as they come: tag after tag, at the precision that a file keeps.</summary>
    public (float[] Weights, float[] Biases) OnUnprepared(LearnedTags learned)
    {
        var tags = learned.Biases.Length;
        var byTag = new float[learned.Weights.Length];
        for (var column = 0; column < mean.Length; column++)
            for (var tag = 0; tag < tags; tag++)
                byTag[(tag * mean.Length) + column] = learned.Weights[(column * tags) + tag];
        // Whitening is symmetric: of a vector or of the weights, the product is the same.
        for (var tag = 0; tag < tags; tag++)
            whitening.Apply(byTag.AsSpan(tag * mean.Length, mean.Length));
        var weights = HalfPrecision.Widen(HalfPrecision.Narrow(byTag));
        float[] biases =
        [
            .. Enumerable.Range(0, tags).Select(tag =>
                learned.Biases[tag] - TensorPrimitives.Dot<float>(mean, weights.AsSpan(tag * mean.Length, mean.Length))),
        ];
        return (weights, biases);
    }
}
