using Kashf.Core.Learning;

namespace Kashf.Core.Images;

/// <summary>
/// An image model as bytes: magic, version, number of tags, dimension, coupling, the encoder's id; tag ids, thresholds,
/// biases, weights (half precision); checksum.
/// </summary>
internal static class ImageModelFormat
{
    private const uint Magic = 0x4B494D31;
    private const int Version = 1;
    private const int MostTags = 100_000;
    private const int MostWeights = 1 << 28;

    public static void Write(ImageModel model, Stream destination)
    {
        using var writer = new ModelWriter();
        writer.Add<uint>([Magic]);
        writer.Add<int>([Version, model.TagIds.Count, model.Dimension]);
        writer.Add<float>([model.Link.Coupling]);
        writer.AddText(model.EncoderId);
        writer.Add<long>([.. model.TagIds]);
        writer.Add<float>([.. model.Thresholds]);
        writer.Add(model.Biases);
        writer.Add<Half>(HalfPrecision.Narrow(model.Weights));
        writer.CopyTo(destination);
    }

    public static ImageModel Read(Stream source)
    {
        var reader = new ModelReader(source, "image model");
        reader.ExpectHeader(Magic, Version);
        var sizes = reader.Take<int>(2);
        var (tags, dimension) = (sizes[0], sizes[1]);
        reader.Require(tags is >= 1 and <= MostTags && dimension >= 1 && (long)dimension * tags <= MostWeights);
        var link = new ProbabilityLink(reader.Take<float>(1)[0]);
        var encoderId = reader.TakeText(EncoderIds.MostCharacters);
        var tagIds = reader.Take<long>(tags);
        var thresholds = reader.Take<float>(tags);
        var biases = reader.Take<float>(tags);
        var weights = HalfPrecision.Widen(reader.Take<Half>(dimension * tags));
        reader.ExpectChecksum();
        return new ImageModel(encoderId, tagIds, thresholds, weights, biases, link);
    }
}
