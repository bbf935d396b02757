using Kashf.Models.Faces.Detection;

namespace Kashf.Models.Faces.Landmarks;

/// <summary>68 points of a face as iBUG numbers them (300 Faces in-the-Wild), from 0; left and right as the viewer sees them.</summary>
internal sealed class FaceLandmarks(FacePoint[] points)
{
    public const int Count = 68;

    public IReadOnlyList<FacePoint> Points => points;

    public FacePoint LeftEye => Mean(37, 38, 40, 41);

    public FacePoint RightEye => Mean(43, 44, 46, 47);

    public FacePoint Nose => points[30];

    public FacePoint LeftOfMouth => Mean(48, 60);

    public FacePoint RightOfMouth => Mean(54, 64);

    /// <summary>Eyes, nose, corners of the mouth: what faces are aligned by.</summary>
    public FacePoint[] FivePoints => [LeftEye, RightEye, Nose, LeftOfMouth, RightOfMouth];

    /// <summary>The square around all points, made larger by a factor.</summary>
    public FaceRegion Around(float factor)
    {
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (top, bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var reach = Math.Max(right - left, bottom - top) / 2 * factor;
        var (x, y) = ((left + right) / 2, (top + bottom) / 2);
        return new(x - reach, y - reach, x + reach, y + reach, Confidence: 1);
    }

    private FacePoint Mean(params ReadOnlySpan<int> numbers)
    {
        var sum = default(FacePoint);
        foreach (var number in numbers)
            sum += points[number];
        return sum / numbers.Length;
    }
}
