using Kashf.Core.Images;

namespace Kashf.Core.Faces;

/// <summary>Which face of a photo a report means.</summary>
internal static class MeantFace
{
    /// <summary>A box that is given must overlap a face at least so much.</summary>
    public const double LeastOverlap = 0.3;

    /// <param name="faces">Those of the photo, the largest first.</param>
    /// <param name="box">The box given; null for the largest clear face, or the largest where none is clear.</param>
    /// <param name="leastClarity">What is called clear.</param>
    /// <returns>Its position; -1 where there is none.</returns>
    public static int Find(IReadOnlyList<ImageVector> faces, PixelBox? box, float leastClarity)
    {
        if (box is { } given)
            return Nearest(faces, given);
        for (var i = 0; i < faces.Count; i++)
            if (faces[i].Clarity >= leastClarity)
                return i;
        return faces.Count > 0 ? 0 : -1;
    }

    private static int Nearest(IReadOnlyList<ImageVector> faces, PixelBox box)
    {
        var (nearest, most) = (-1, LeastOverlap);
        for (var i = 0; i < faces.Count; i++)
            if (faces[i].Box is { } found && found.OverlapWith(box) is var overlap && overlap >= most)
                (nearest, most) = (i, overlap);
        return nearest;
    }
}
