using Kashf.Media.Images;
using Kashf.Media.Images.Tensors;
using Kashf.Models.Faces.Detection;
using Kashf.Models.Sessions;

namespace Kashf.Models.Faces.Landmarks;

/// <summary>Finds the 68 points of a face, in a square as high as the face's region.</summary>
internal sealed class LandmarkFinder(SessionLease landmarks)
{
    /// <summary>Around the points first found, so much of the image is looked at anew: a detector's region is less exact.</summary>
    private const float Margin = 1.3f;

    public FaceLandmarks Find(PixelImage image, FaceRegion region) => Look(image, Look(image, region).Around(Margin));

    private FaceLandmarks Look(PixelImage image, FaceRegion region)
    {
        var input = landmarks.Description.Input;
        var area = Square(image, region);
        var places = input.Width * input.Height;
        var colours = new float[places * PixelImage.Channels];
        TensorWriter.Write(image, area, new(input.Width, input.Height) { Mean = ChannelValues.All(0), Scale = ChannelValues.All(1) }, colours);
        using var outputs = landmarks.Run(GreyImage.Of(colours, input.Mean[0], input.Scale[0]));
        return new(Read(outputs[0].GetTensorDataAsSpan<float>(), area));
    }

    private static PixelArea Square(PixelImage image, FaceRegion region)
    {
        var side = region.Height;
        var left = Math.Clamp(region.CenterX - (side / 2), 0, image.Width - 1);
        var top = Math.Clamp(region.CenterY - (side / 2), 0, image.Height - 1);
        var right = Math.Clamp(region.CenterX + (side / 2), left + 1, image.Width);
        var bottom = Math.Clamp(region.CenterY + (side / 2), top + 1, image.Height);
        return new(left, top, (double)right - left, (double)bottom - top);
    }

    private static FacePoint[] Read(ReadOnlySpan<float> answer, PixelArea area)
    {
        var points = new FacePoint[FaceLandmarks.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = new((float)(area.X + (answer[i * 2] * area.Width)), (float)(area.Y + (answer[(i * 2) + 1] * area.Height)));
        return points;
    }
}
