using System.Numerics.Tensors;
using Kashf.Models.Faces.Alignment;

namespace Kashf.Models.Faces;

/// <summary>How well a face can be told, 0..1: the geometric mean of size, sharpness and pose, each 0..1.</summary>
internal static class FaceClarity
{
    /// <summary>Edges of faces that are as sharp as they get; half of the faces in photos reach it.</summary>
    private const float FullSharpness = 0.3f;

    /// <summary>Root mean square distance from the template, in its pixels, of eyes, nose and mouth of a face seen from the side.</summary>
    private const float SideViewDistance = 12;

    /// <summary>The middle of the aligned face, without hair and background.</summary>
    private const int MiddleLeft = 20, MiddleRight = 92, MiddleTop = 20, MiddleBottom = 104;

    public static float Of(AlignedFace face)
    {
        var size = Math.Min(1, face.SourcePixels);
        var sharpness = Math.Min(1, Sharpness(GreyImage.Of(face.Colours)) / FullSharpness);
        var pose = Math.Max(0, 1 - (face.DistanceFromTemplate / SideViewDistance));
        return MathF.Cbrt(size * sharpness * pose);
    }

    /// <summary>Root mean square of the Laplacian, over the deviation of brightness: so that contrast does not count.</summary>
    private static float Sharpness(ReadOnlySpan<float> grey)
    {
        float edges = 0;
        var middle = new List<float>((MiddleRight - MiddleLeft) * (MiddleBottom - MiddleTop));
        for (var y = MiddleTop; y < MiddleBottom; y++)
        {
            for (var x = MiddleLeft; x < MiddleRight; x++)
            {
                var at = (y * AlignedFace.Side) + x;
                var laplacian = (4 * grey[at]) - grey[at - 1] - grey[at + 1] - grey[at - AlignedFace.Side] - grey[at + AlignedFace.Side];
                edges += laplacian * laplacian;
                middle.Add(grey[at]);
            }
        }

        var deviation = TensorPrimitives.StdDev<float>(middle.ToArray());
        return deviation > 0 ? MathF.Sqrt(edges / middle.Count) / deviation : 0;
    }
}
