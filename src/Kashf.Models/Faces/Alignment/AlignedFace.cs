using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;
using Kashf.Models.Faces.Landmarks;

namespace Kashf.Models.Faces.Alignment;

/// <summary>A face turned upright and brought to one size, as embedders are trained on it: 112 × 112 pixels.</summary>
/// <param name="Colours">Red, then green, then blue of all places, 0 to 255; black outside the image.</param>
/// <param name="SourcePixels">How many pixels of the image one of the aligned face is wide.</param>
/// <param name="DistanceFromTemplate">Root mean square distance of the five points from where they should lie, in pixels of the aligned face.</param>
internal sealed record AlignedFace(float[] Colours, float SourcePixels, float DistanceFromTemplate)
{
    public const int Side = 112;

    /// <summary>Pixels of a side of the copy that is turned: half as many again, because turning samples anew.</summary>
    private const int CopySide = 168;

    /// <summary>Where eyes, nose and corners of the mouth lie (ArcFace's template; Deng et al., CVPR 2019).</summary>
    private static readonly FacePoint[] Template =
        [new(38.2946f, 51.6963f), new(73.5318f, 51.5014f), new(56.0252f, 71.7366f), new(41.5493f, 92.3655f), new(70.7299f, 92.2041f)];

    /// <param name="image">Where the face is.</param>
    /// <param name="fivePoints">Left eye, right eye, nose, left and right corner of the mouth, as the viewer sees them.</param>
    public static AlignedFace Cut(PixelImage image, FacePoint[] fivePoints)
    {
        var toImage = SimilarityTransform.Fit(Template, fivePoints);
        var area = Around(image, toImage);
        var copy = new float[CopySide * CopySide * PixelImage.Channels];
        TensorWriter.Write(image, area, new(CopySide, CopySide) { Mean = ChannelValues.All(0), Scale = ChannelValues.All(1) }, copy);
        return new(Turn(copy, toImage, area), toImage.Scale, Distance(fivePoints));
    }

    private static float Distance(FacePoint[] fivePoints)
    {
        var fromImage = SimilarityTransform.Fit(fivePoints, Template);
        return MathF.Sqrt(fivePoints.Zip(Template).Average(pair => MathF.Pow(fromImage.Apply(pair.First).DistanceTo(pair.Second), 2)));
    }

    /// <summary>What of the image the aligned face shows, or a little of the image where it shows none.</summary>
    private static PixelArea Around(PixelImage image, SimilarityTransform toImage)
    {
        FacePoint[] corners = [toImage.Apply(new(0, 0)), toImage.Apply(new(Side, 0)), toImage.Apply(new(0, Side)), toImage.Apply(new(Side, Side))];
        var left = Math.Clamp(corners.Min(corner => corner.X), 0, image.Width - 1);
        var top = Math.Clamp(corners.Min(corner => corner.Y), 0, image.Height - 1);
        var right = Math.Clamp(corners.Max(corner => corner.X), left + 1, image.Width);
        var bottom = Math.Clamp(corners.Max(corner => corner.Y), top + 1, image.Height);
        return new(left, top, (double)right - left, (double)bottom - top);
    }

    private static float[] Turn(ReadOnlySpan<float> copy, SimilarityTransform toImage, PixelArea area)
    {
        var aligned = new float[Side * Side * PixelImage.Channels];
        var (perColumn, perRow) = ((float)(CopySide / area.Width), (float)(CopySide / area.Height));
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var point = toImage.Apply(new(x + 0.5f, y + 0.5f));
                var column = ((point.X - (float)area.X) * perColumn) - 0.5f;
                var row = ((point.Y - (float)area.Y) * perRow) - 0.5f;
                if (column > -1 && row > -1 && column < CopySide && row < CopySide)
                    Sample(copy, column, row, aligned.AsSpan((y * Side) + x));
            }
        }

        return aligned;
    }

    private static void Sample(ReadOnlySpan<float> copy, float column, float row, Span<float> to)
    {
        column = Math.Clamp(column, 0, CopySide - 1.001f);
        row = Math.Clamp(row, 0, CopySide - 1.001f);
        var (x, y) = ((int)column, (int)row);
        var (right, below) = (column - x, row - y);
        for (var channel = 0; channel < PixelImage.Channels; channel++)
        {
            var at = copy[(channel * CopySide * CopySide + (y * CopySide) + x)..];
            var upper = at[0] + ((at[1] - at[0]) * right);
            var lower = at[CopySide] + ((at[CopySide + 1] - at[CopySide]) * right);
            to[channel * Side * Side] = upper + ((lower - upper) * below);
        }
    }
}
