using System.Numerics.Tensors;
using Kashf.Core.Learning;

namespace Kashf.Core.Images;

/// <summary>
/// Says how probable each tag of a dataset is for an image, from the vector that another model saw in it. Immutable; any
/// number of threads may ask at once.
/// </summary>
public sealed class ImageModel : IVectorModel
{
    private readonly long[] tagIds;
    private readonly float[] thresholds;
    private readonly IImageScores scores;
    private readonly ProbabilityLink link;

    internal ImageModel(string encoderId, long[] tagIds, float[] thresholds, IImageScores scores, ProbabilityLink link)
    {
        EncoderId = encoderId;
        (this.tagIds, this.thresholds, this.scores, this.link) = (tagIds, thresholds, scores, link);
    }

    public string EncoderId { get; }

    public IReadOnlyList<long> TagIds => tagIds;

    /// <summary>For each tag the probability from which it is answered, 0 to 0.5.</summary>
    public IReadOnlyList<float> Thresholds => thresholds;

    /// <summary>Whether an image has exactly one of the tags, so that their probabilities sum to 1, or to less where it is like none that was learnt from.</summary>
    public bool IsExclusive => link.IsExclusive;

    /// <summary>How many values a vector has.</summary>
    public int Dimension => scores.Dimension;

    public long SizeInBytes => scores.SizeInBytes;

    internal IImageScores Scores => scores;

    internal ProbabilityLink Link => link;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a whole, undamaged model of a known version.</exception>
    public static ImageModel Read(Stream source) => ImageModelFormat.Read(source);

    public void Write(Stream destination) => ImageModelFormat.Write(this, destination);

    /// <summary>Finds the probability of every tag, 0 to 1.</summary>
    /// <param name="vector">What the encoder saw in the image; <see cref="Dimension"/> values.</param>
    /// <param name="probabilities">Room for one value for each of <see cref="TagIds"/>.</param>
    /// <exception cref="ArgumentException">The vector has another dimension.</exception>
    public void Predict(ReadOnlySpan<float> vector, Span<float> probabilities)
    {
        if (vector.Length != Dimension)
            throw new ArgumentException($"The vector has {vector.Length} values; the model knows those of {Dimension}.", nameof(vector));
        probabilities = probabilities[..tagIds.Length];
        var kept = scores.Score(vector, probabilities);
        link.Apply(probabilities);
        TensorPrimitives.Multiply(probabilities, kept, probabilities);
    }
}
