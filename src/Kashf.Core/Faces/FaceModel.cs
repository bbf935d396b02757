using Kashf.Core.Images;
using Kashf.Core.Learning;

namespace Kashf.Core.Faces;

/// <summary>
/// Says whose the faces of a photo are, from the vectors that another model saw in them. Immutable; any number of threads
/// may ask at once.
/// </summary>
public sealed class FaceModel : IVectorModel
{
    private readonly long[] tagIds;
    private readonly FaceTemplate[] templates;

    internal FaceModel(string encoderId, long[] tagIds, FaceTemplate[] templates, FaceLikeness likeness, SigmoidCalibration calibration, float threshold)
    {
        EncoderId = encoderId;
        (this.tagIds, this.templates, Likeness, Calibration, Threshold) = (tagIds, templates, likeness, calibration, threshold);
        Thresholds = [.. Enumerable.Repeat(threshold, tagIds.Length)];
    }

    public string EncoderId { get; }

    public IReadOnlyList<long> TagIds => tagIds;

    public IReadOnlyList<float> Thresholds { get; }

    /// <summary>The probability from which a face is taken for a person's, 0 to 1; the same for all.</summary>
    public float Threshold { get; }

    /// <summary>How many values a vector has.</summary>
    public int Dimension => templates[0].Mean.Length;

    public long SizeInBytes => templates.Sum(template => sizeof(float) * (long)template.Mean.Length);

    internal IReadOnlyList<FaceTemplate> Templates => templates;

    internal FaceLikeness Likeness { get; }

    internal SigmoidCalibration Calibration { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a whole, undamaged model of a known version.</exception>
    public static FaceModel Read(Stream source) => FaceModelFormat.Read(source);

    public void Write(Stream destination) => FaceModelFormat.Write(this, destination);

    /// <summary>
    /// Tells whose the faces of one photo are: each one person's at most, and each person's one face at most.
    /// </summary>
    /// <param name="faces">What the encoder saw; each of <see cref="Dimension"/> values.</param>
    /// <param name="isAsked">Which tags can be answered.</param>
    /// <returns>For each face, in order.</returns>
    /// <exception cref="ArgumentException">A vector has another dimension.</exception>
    public FaceIdentity[] Identify(IReadOnlyList<ImageVector> faces, Func<long, bool> isAsked)
    {
        var probabilities = new float[faces.Count][];
        for (var face = 0; face < probabilities.Length; face++)
            probabilities[face] = Probabilities(faces[face].Values, isAsked);
        return FaceAssignment.Of(probabilities, tagIds, Threshold);
    }

    /// <summary>How probable it is that a face is each person's, 0 to 1; 0 for tags that are not asked for.</summary>
    internal float[] Probabilities(ReadOnlySpan<float> face, Func<long, bool> isAsked)
    {
        if (face.Length != Dimension)
            throw new ArgumentException($"The vector has {face.Length} values; the model knows those of {Dimension}.", nameof(face));
        var probabilities = new float[tagIds.Length];
        foreach (var template in templates)
            if (isAsked(tagIds[template.Tag]))
                probabilities[template.Tag] = Math.Max(
                    probabilities[template.Tag], (float)Calibration.Probability(Likeness.Of(face, template)));
        return probabilities;
    }
}
