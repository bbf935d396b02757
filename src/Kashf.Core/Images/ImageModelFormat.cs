using Kashf.Core.Learning;
using Kashf.Core.Learning.Kernels;

namespace Kashf.Core.Images;

/// <summary>
/// An image model as bytes: magic, version, number of tags, dimension, coupling, the encoder's id; tag ids, thresholds; then
/// biases and weights (half precision), or the number of examples, gamma, the squared distance up to which images are familiar,
/// examples (half precision) and coefficients; checksum. The version says which, and whether there is such a distance.
/// </summary>
internal static class ImageModelFormat
{
    private const uint Magic = 0x4B494D31;
    private const int Linear = 1;
    private const int KernelWithoutLimit = 2;
    private const int Kernel = 3;
    private const int MostTags = 100_000;
    private const int MostValues = 1 << 28;

    public static void Write(ImageModel model, Stream destination)
    {
        using var writer = new ModelWriter();
        writer.Add<uint>([Magic]);
        writer.Add<int>([model.Scores is KernelScores ? Kernel : Linear, model.TagIds.Count, model.Dimension]);
        writer.Add<float>([model.Link.Coupling]);
        writer.AddText(model.EncoderId);
        writer.Add<long>([.. model.TagIds]);
        writer.Add<float>([.. model.Thresholds]);
        if (model.Scores is KernelScores kernel)
            Write(kernel, writer);
        else
            Write((LinearScores)model.Scores, writer);
        writer.CopyTo(destination);
    }

    public static ImageModel Read(Stream source)
    {
        var reader = new ModelReader(source, "image model");
        var version = reader.ExpectHeader(Magic, Linear, KernelWithoutLimit, Kernel);
        var sizes = reader.Take<int>(2);
        var (tags, dimension) = (sizes[0], sizes[1]);
        reader.Require(tags is >= 1 and <= MostTags && dimension >= 1 && (long)dimension * tags <= MostValues);
        var link = new ProbabilityLink(reader.Take<float>(1)[0]);
        var encoderId = reader.TakeText(EncoderIds.MostCharacters);
        var tagIds = reader.Take<long>(tags);
        var thresholds = reader.Take<float>(tags);
        IImageScores scores = version == Linear ? ReadLinear(reader, tags, dimension) : ReadKernel(reader, tags, dimension, hasLimit: version == Kernel);
        reader.ExpectChecksum();
        return new ImageModel(encoderId, tagIds, thresholds, scores, link);
    }

    private static void Write(LinearScores scores, ModelWriter writer)
    {
        writer.Add(scores.Biases);
        writer.Add<Half>(HalfPrecision.Narrow(scores.Weights));
    }

    private static LinearScores ReadLinear(ModelReader reader, int tags, int dimension)
    {
        var biases = reader.Take<float>(tags);
        return new LinearScores(HalfPrecision.Widen(reader.Take<Half>(dimension * tags)), biases);
    }

    private static void Write(KernelScores scores, ModelWriter writer)
    {
        writer.Add<int>([scores.Count]);
        writer.Add<float>([scores.Gamma, scores.Familiarity.SquaredLimit]);
        writer.Add<Half>(HalfPrecision.Narrow(scores.Examples));
        writer.Add(scores.Coefficients);
    }

    private static KernelScores ReadKernel(ModelReader reader, int tags, int dimension, bool hasLimit)
    {
        var count = reader.Take<int>(1)[0];
        reader.Require(count >= 1 && (long)count * dimension <= MostValues && (long)count * tags <= MostValues);
        var gamma = reader.Take<float>(1)[0];
        var familiarity = hasLimit ? new Familiarity(reader.Take<float>(1)[0]) : Familiarity.Unlimited;
        var examples = HalfPrecision.Widen(reader.Take<Half>(count * dimension));
        return new KernelScores(gamma, dimension, examples, reader.Take<float>(count * tags), familiarity);
    }
}
