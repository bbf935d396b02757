using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Kashf.Core.Learning;

namespace Kashf.Core.Text;

/// <summary>
/// A model as bytes, little-endian: magic, version, number of tags, vocabulary size, coupling; tag ids, thresholds,
/// priors, biases, hashes, inverse document frequencies, weights (half precision); at the end a checksum of all before it.
/// </summary>
internal static class TextModelFormat
{
    private const uint Magic = 0x4B545831;
    private const int Version = 1;
    private const int HeaderLength = 20;
    private const int ChecksumLength = 8;
    private const int MostTags = 100_000;
    private const int MostWeights = 1 << 28;

    public static void Write(TextModel model, Stream destination)
    {
        using var body = new MemoryStream();
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], model.TagIds.Count);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], model.Vocabulary.Size);
        BinaryPrimitives.WriteSingleLittleEndian(header[16..], model.Link.Coupling);
        body.Write(header);
        WriteAll<long>(body, [.. model.TagIds]);
        WriteAll<float>(body, [.. model.Thresholds]);
        WriteAll(body, model.Priors);
        WriteAll(body, model.Biases);
        WriteAll(body, model.Vocabulary.Hashes);
        WriteAll(body, model.Vocabulary.InverseDocumentFrequencies);
        WriteAll<Half>(body, HalfPrecision.Narrow(model.Weights));
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        destination.Write(bytes);
        WriteAll(destination, [Checksum(bytes)]);
    }

    public static TextModel Read(Stream source)
    {
        var header = ReadBytes(source, HeaderLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
            throw new InvalidDataException("The bytes are not a text model.");
        if (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)) != Version)
            throw new InvalidDataException("The text model has a version that this program does not know.");
        var tags = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8));
        var size = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        if (tags is < 1 or > MostTags || size < 0 || (long)size * tags > MostWeights)
            throw new InvalidDataException("The text model is damaged: impossible sizes.");
        var coupling = BinaryPrimitives.ReadSingleLittleEndian(header.AsSpan(16));
        var body = ReadBytes(source, checked((tags * 20) + (size * 8) + (size * tags * 2)));
        var checksum = BinaryPrimitives.ReadUInt64LittleEndian(ReadBytes(source, ChecksumLength));
        if (checksum != Checksum(body, Checksum(header)))
            throw new InvalidDataException("The text model is damaged: its checksum differs.");
        return Parse(body, tags, size, coupling);
    }

    private static TextModel Parse(byte[] body, int tags, int size, float coupling)
    {
        var rest = (ReadOnlySpan<byte>)body;
        var tagIds = Take<long>(ref rest, tags);
        var thresholds = Take<float>(ref rest, tags);
        var priors = Take<float>(ref rest, tags);
        var biases = Take<float>(ref rest, tags);
        var vocabulary = new Vocabulary(Take<uint>(ref rest, size), Take<float>(ref rest, size));
        var weights = HalfPrecision.Widen(Take<Half>(ref rest, size * tags));
        return new TextModel(tagIds, thresholds, priors, vocabulary, weights, biases, new ProbabilityLink(coupling));
    }

    private static T[] Take<T>(ref ReadOnlySpan<byte> rest, int count)
        where T : unmanaged
    {
        var values = MemoryMarshal.Cast<byte, T>(rest)[..count].ToArray();
        rest = rest[MemoryMarshal.AsBytes(values.AsSpan()).Length..];
        return values;
    }

    private static void WriteAll<T>(Stream destination, ReadOnlySpan<T> values)
        where T : unmanaged => destination.Write(MemoryMarshal.AsBytes(values));

    private static byte[] ReadBytes(Stream source, int count)
    {
        // Grows with what arrives: a damaged length must not reserve memory that the stream cannot fill.
        using var bytes = new MemoryStream();
        var buffer = new byte[Math.Min(count, 1 << 16)];
        while (bytes.Length < count)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, count - bytes.Length));
            if (read == 0)
                throw new InvalidDataException("The text model ends too early.");
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes, ulong seed = 0xCBF29CE484222325)
    {
        foreach (var value in bytes)
            seed = (seed ^ value) * 0x100000001B3;
        return seed;
    }
}
