using System.Numerics.Tensors;

namespace Kashf.Core.Faces;

/// <summary>
/// How much likelier a face is where it is a certain person's than where it is anybody's: the log-likelihood ratio of two
/// Gaussians, for vectors that are a person's mean plus what differs from photo to photo, both spread alike in all
/// directions (the two-covariance form of probabilistic linear discriminant analysis: Ioffe, ECCV 2006; Brümmer, de
/// Villiers: The Speaker Partitioning Problem, Odyssey 2010), divided by half the number of dimensions.
/// </summary>
/// <param name="Kinship">The mean cosine of two photos of one person, more than 0, less than 1.</param>
internal readonly record struct FaceLikeness(float Kinship)
{
    /// <param name="face">A vector of length one.</param>
    /// <param name="template">The person.</param>
    public float Of(ReadOnlySpan<float> face, FaceTemplate template) =>
        Of(TensorPrimitives.Dot(face, template.Mean), TensorPrimitives.SumOfSquares<float>(template.Mean), template.Faces);

    /// <param name="product">Of the face and the mean of the person's faces.</param>
    /// <param name="squaredMean">The squared length of that mean.</param>
    /// <param name="faces">How many faces the mean is of.</param>
    public float Of(float product, float squaredMean, float faces)
    {
        var trust = faces * Kinship / ((faces * Kinship) + 1 - Kinship);
        var variance = (1 - Kinship) * (1 + (Kinship / ((faces * Kinship) + 1 - Kinship)));
        var distance = 1 - (2 * trust * product) + (trust * trust * squaredMean);
        return 1 - (distance / variance) - MathF.Log(variance);
    }
}
