using System.Numerics.Tensors;

namespace Kashf.Core.Faces;

/// <summary>What reports tell of every person's face, and what they tell without one of them.</summary>
internal sealed class FaceGallery
{
    private readonly FaceLesson lesson;
    private readonly float[]?[] sums;
    private readonly float[] weights;

    public FaceGallery(FaceLesson lesson)
    {
        this.lesson = lesson;
        sums = new float[lesson.Persons][];
        weights = new float[lesson.Persons];
        foreach (var report in lesson.Reports.Where(report => report.Positive))
        {
            var values = lesson.ValuesOf(report);
            var sum = sums[report.Tag] ??= new float[values.Length];
            TensorPrimitives.MultiplyAdd(values, report.Weight, sum, sum);
            weights[report.Tag] += report.Weight;
        }
    }

    /// <summary>One for each person of whom there is a face.</summary>
    public FaceTemplate[] Templates() =>
        [.. Enumerable.Range(0, sums.Length).Select(tag => Template(tag, null)).OfType<FaceTemplate>()];

    /// <returns>The person that the report names, without that report; null where there is no other.</returns>
    public FaceTemplate? Without(FaceReport report) => Template(report.Tag, report.Positive ? report : null);

    /// <summary>
    /// The mean cosine of two photos of one person. Where there are few, it is drawn to what is usual.
    /// </summary>
    public float Kinship()
    {
        const float usual = 0.5f, pairsWorth = 20, least = 0.2f, most = 0.85f;
        var (sum, count) = (usual * pairsWorth, pairsWorth);
        var squares = new float[sums.Length];
        foreach (var report in lesson.Reports.Where(report => report.Positive))
            squares[report.Tag] += report.Weight * report.Weight;
        for (var tag = 0; tag < sums.Length; tag++)
            if (sums[tag] is { } ofTag)
            {
                sum += TensorPrimitives.SumOfSquares<float>(ofTag) - squares[tag];
                count += (weights[tag] * weights[tag]) - squares[tag];
            }
        return Math.Clamp(sum / count, least, most);
    }

    private FaceTemplate? Template(int tag, FaceReport? without)
    {
        if (sums[tag] is not { } sum)
            return null;
        var (mean, weight) = (sum.ToArray(), weights[tag]);
        if (without is not null)
        {
            TensorPrimitives.MultiplyAdd(lesson.ValuesOf(without), -without.Weight, mean, mean);
            weight -= without.Weight;
        }

        const float nothing = 1e-3f;
        if (weight < nothing)
            return null;
        TensorPrimitives.Divide(mean, weight, mean);
        return new FaceTemplate(tag, mean, weight);
    }
}
