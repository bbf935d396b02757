using Kashf.Core.Datasets;
using Kashf.Core.Faces;
using Kashf.Core.Images;
using Kashf.Core.Results;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Reports;

/// <summary>Finds what a report on a photo means: in a dataset of faces one of its faces, otherwise the whole image.</summary>
public sealed class ReportedFace(IOptions<FaceOptions> options)
{
    private const int BoxesTold = 20;

    /// <param name="box">The face that the reporter means; null for the largest clear one.</param>
    /// <returns>The face or the whole image; or why there is none.</returns>
    public Result<ImageVector> Find(Dataset dataset, SeenImage photo, PixelBox? box)
    {
        if (dataset.Type == DatasetType.Image)
            return photo.Vectors[0];
        // As a training will: it looks at faces that are large enough alone.
        List<ImageVector> faces = [.. photo.Vectors.Where(options.Value.IsLargeEnough)];
        var face = MeantFace.Find(faces, box, options.Value.LeastClarity);
        if (face >= 0)
            return faces[face];
        return MeantFace.Find(photo.Vectors, box, options.Value.LeastClarity) is >= 0 and var small
            ? TooSmall(photo.Vectors[small].Box, box is not null)
            : Refuse(photo, box);
    }

    private Error TooSmall(PixelBox? found, bool isGiven) => Error.Field(
        ErrorKind.Unprocessable, "face-too-small", isGiven ? "box" : "image_url",
        $"the face at {Describe(found)} is smaller than {options.Value.SmallestSide} pixels{(isGiven ? "" : ", and no other is larger")}");

    private static Error Refuse(SeenImage photo, PixelBox? box) => photo.Vectors.Count == 0
        ? Error.Field(ErrorKind.Unprocessable, "no-face", "image_url", "no face was found in the image")
        : Error.Field(ErrorKind.Unprocessable, "no-face-in-box", "box",
            $"no face that was found overlaps {Describe(box)} enough; found {string.Join(", ", photo.Vectors.Take(BoxesTold).Select(face => Describe(face.Box)))}");

    private static string Describe(PixelBox? box) =>
        box is { } known ? $"{{x: {known.X}, y: {known.Y}, w: {known.W}, h: {known.H}}}" : "the image";
}
