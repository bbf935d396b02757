using System.Text.Json;

namespace Kashf.Media.Video;

public sealed partial class VideoIndex
{
    private const int Version = 1;

    /// <summary>Writes the index in a byte or two for each frame.</summary>
    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory))
        {
            writer.Write7BitEncodedInt(Version);
            var info = JsonSerializer.SerializeToUtf8Bytes(Info);
            writer.Write7BitEncodedInt(info.Length);
            writer.Write(info);
            writer.Write7BitEncodedInt(timestamps.Length);
            for (var i = 0; i < timestamps.Length; i++)
                writer.Write7BitEncodedInt64(i == 0 ? timestamps[0] : timestamps[i] - timestamps[i - 1]);
            writer.Write7BitEncodedInt(keyframes.Length);
            for (var i = 0; i < keyframes.Length; i++)
                writer.Write7BitEncodedInt(i == 0 ? keyframes[0] : keyframes[i] - keyframes[i - 1]);
        }

        return memory.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> has written.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static VideoIndex FromBytes(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes));
            if (reader.Read7BitEncodedInt() != Version)
                throw new InvalidDataException("the index of a video is of another version");
            var info = JsonSerializer.Deserialize<VideoInfo>(reader.ReadBytes(reader.Read7BitEncodedInt()))!;
            var timestamps = new long[Length(reader, bytes.Length)];
            for (var i = 0; i < timestamps.Length; i++)
                timestamps[i] = reader.Read7BitEncodedInt64() + (i == 0 ? 0 : timestamps[i - 1]);
            var keyframes = new int[Length(reader, bytes.Length)];
            for (var i = 0; i < keyframes.Length; i++)
                keyframes[i] = reader.Read7BitEncodedInt() + (i == 0 ? 0 : keyframes[i - 1]);
            return new(info, timestamps, keyframes);
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or JsonException or ArgumentException)
        {
            throw new InvalidDataException("this is no index of a video", broken);
        }
    }

    private static int Length(BinaryReader reader, int most)
    {
        var length = reader.Read7BitEncodedInt();
        return length >= 0 && length <= most ? length : throw new InvalidDataException("this is no index of a video");
    }
}
