using Kashf.Core.Learning;

namespace Kashf.Core.Text;

/// <summary>
/// A text model as bytes: magic, version, number of tags, vocabulary size, coupling; tag ids, thresholds, priors, biases,
/// hashes, inverse document frequencies, weights (half precision); checksum.
/// </summary>
internal static class TextModelFormat
{
    private const uint Magic = 0x4B545831;
    private const int Version = 1;
    private const int MostTags = 100_000;
    private const int MostWeights = 1 << 28;

    public static void Write(TextModel model, Stream destination)
    {
        using var writer = new ModelWriter();
        writer.Add<uint>([Magic]);
        writer.Add<int>([Version, model.TagIds.Count, model.Vocabulary.Size]);
        writer.Add<float>([model.Link.Coupling]);
        writer.Add<long>([.. model.TagIds]);
        writer.Add<float>([.. model.Thresholds]);
        writer.Add(model.Priors);
        writer.Add(model.Biases);
        writer.Add(model.Vocabulary.Hashes);
        writer.Add(model.Vocabulary.InverseDocumentFrequencies);
        writer.Add<Half>(HalfPrecision.Narrow(model.Weights));
        writer.CopyTo(destination);
    }

    public static TextModel Read(Stream source)
    {
        var reader = new ModelReader(source, "text model");
        reader.ExpectHeader(Magic, Version);
        var sizes = reader.Take<int>(2);
        var (tags, size) = (sizes[0], sizes[1]);
        reader.Require(tags is >= 1 and <= MostTags && size >= 0 && (long)size * tags <= MostWeights);
        var link = new ProbabilityLink(reader.Take<float>(1)[0]);
        var tagIds = reader.Take<long>(tags);
        var thresholds = reader.Take<float>(tags);
        var priors = reader.Take<float>(tags);
        var biases = reader.Take<float>(tags);
        var (hashes, frequencies) = (reader.Take<uint>(size), reader.Take<float>(size));
        var weights = HalfPrecision.Widen(reader.Take<Half>(size * tags));
        // Damaged hashes and sizes are never made a model of.
        reader.ExpectChecksum();
        return new TextModel(tagIds, thresholds, priors, new Vocabulary(hashes, frequencies), weights, biases, link);
    }
}
