using Kashf.Core.Images;
using Kashf.Core.Learning;

namespace Kashf.Core.Faces;

/// <summary>
/// A face model as bytes: magic, version, number of tags, of templates, dimension, the encoder's id; kinship, slope,
/// intercept, threshold; tag ids; of each template its tag and its faces, then all means (half precision); checksum.
/// </summary>
internal static class FaceModelFormat
{
    private const uint Magic = 0x4B464D31;
    private const int Version = 1;
    private const int MostTags = 1_000_000;
    private const int MostValues = 1 << 28;

    public static void Write(FaceModel model, Stream destination)
    {
        using var writer = new ModelWriter();
        writer.Add<uint>([Magic]);
        writer.Add<int>([Version, model.TagIds.Count, model.Templates.Count, model.Dimension]);
        writer.AddText(model.EncoderId);
        writer.Add<float>([model.Likeness.Kinship, model.Threshold]);
        writer.Add<double>([model.Calibration.Slope, model.Calibration.Intercept]);
        writer.Add<long>([.. model.TagIds]);
        writer.Add<int>([.. model.Templates.Select(template => template.Tag)]);
        writer.Add<float>([.. model.Templates.Select(template => template.Faces)]);
        foreach (var template in model.Templates)
            writer.Add<Half>(HalfPrecision.Narrow(template.Mean));
        writer.CopyTo(destination);
    }

    public static FaceModel Read(Stream source)
    {
        var reader = new ModelReader(source, "face model");
        reader.ExpectHeader(Magic, Version);
        var sizes = reader.Take<int>(3);
        var (tags, templates, dimension) = (sizes[0], sizes[1], sizes[2]);
        reader.Require(tags is >= 1 and <= MostTags && templates >= 1 && dimension >= 1 && (long)dimension * templates <= MostValues);
        var encoderId = reader.TakeText(EncoderIds.MostCharacters);
        var (figures, sigmoid) = (reader.Take<float>(2), reader.Take<double>(2));
        var tagIds = reader.Take<long>(tags);
        var (tagOf, faces) = (reader.Take<int>(templates), reader.Take<float>(templates));
        var means = HalfPrecision.Widen(reader.Take<Half>(dimension * templates));
        reader.ExpectChecksum();
        return new FaceModel(
            encoderId,
            tagIds,
            [.. tagOf.Select((tag, i) => new FaceTemplate(tag, means[(i * dimension)..((i + 1) * dimension)], faces[i]))],
            new FaceLikeness(figures[0]),
            new SigmoidCalibration(sigmoid[0], sigmoid[1]),
            figures[1]);
    }
}
