using System.Buffers.Binary;
using Kashf.Core.Predictions;

namespace Kashf.Storage.Local.Predictions;

/// <summary>An item's predicted tags in bytes: for each its id in 8, and its probability in 4, little endian.</summary>
internal static class PredictedTags
{
    private const int EntrySize = sizeof(long) + sizeof(float);

    public static byte[] Encode(IReadOnlyList<TagProbability> tags)
    {
        var bytes = new byte[tags.Count * EntrySize];
        for (var i = 0; i < tags.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * EntrySize), tags[i].TagId);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan((i * EntrySize) + sizeof(long)), tags[i].Probability);
        }

        return bytes;
    }

    public static List<TagProbability> Decode(ReadOnlySpan<byte> bytes)
    {
        var tags = new List<TagProbability>(bytes.Length / EntrySize);
        for (; bytes.Length >= EntrySize; bytes = bytes[EntrySize..])
        {
            tags.Add(new TagProbability(
                BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadSingleLittleEndian(bytes[sizeof(long)..])));
        }

        return tags;
    }
}
