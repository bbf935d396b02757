using Kashf.Models.Faces.Landmarks;

namespace Kashf.Models.Faces.Alignment;

/// <summary>Turning, scaling and moving: (x, y) to (Cosine·x − Sine·y + X, Sine·x + Cosine·y + Y), the scale within both.</summary>
internal readonly record struct SimilarityTransform(float Cosine, float Sine, float X, float Y)
{
    public float Scale => MathF.Sqrt((Cosine * Cosine) + (Sine * Sine));

    public FacePoint Apply(FacePoint point) =>
        new((Cosine * point.X) - (Sine * point.Y) + X, (Sine * point.X) + (Cosine * point.Y) + Y);

    /// <summary>
    /// The transform that brings points nearest to others in the least squares of distances (Umeyama, "Least-squares
    /// estimation of transformation parameters between two point patterns", PAMI 1991). In the plane, and without
    /// reflection, its singular value decomposition comes down to these sums.
    /// </summary>
    /// <param name="from">Two or more points that are not all the same.</param>
    /// <param name="to">As many.</param>
    public static SimilarityTransform Fit(ReadOnlySpan<FacePoint> from, ReadOnlySpan<FacePoint> to)
    {
        var fromMean = Mean(from);
        var toMean = Mean(to);
        float along = 0, across = 0, spread = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var (a, b) = (from[i] - fromMean, to[i] - toMean);
            along += (a.X * b.X) + (a.Y * b.Y);
            across += (a.X * b.Y) - (a.Y * b.X);
            spread += (a.X * a.X) + (a.Y * a.Y);
        }

        var (cosine, sine) = spread > 0 ? (along / spread, across / spread) : (1, 0);
        return new(cosine, sine, toMean.X - (cosine * fromMean.X) + (sine * fromMean.Y), toMean.Y - (sine * fromMean.X) - (cosine * fromMean.Y));
    }

    private static FacePoint Mean(ReadOnlySpan<FacePoint> points)
    {
        var sum = default(FacePoint);
        foreach (var point in points)
            sum += point;
        return sum / points.Length;
    }
}
