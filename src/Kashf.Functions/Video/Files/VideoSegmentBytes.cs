using Kashf.Core.Video;
using Kashf.Media.Video;

namespace Kashf.Functions.Video.Files;

/// <summary>
/// A segment as bytes: its keyframe, and of each sample by how much its index and its timestamp exceed those of the one before, in
/// as few bytes as that takes. Times are not stored: they follow from the timestamps.
/// </summary>
internal static class VideoSegmentBytes
{
    public static byte[] Of(VideoSegment segment)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(segment.Keyframe is not null);
        writer.Write7BitEncodedInt64(segment.Keyframe ?? 0);
        writer.Write7BitEncodedInt64(segment.Every.Ticks);
        writer.Write7BitEncodedInt(segment.Samples.Count);
        var (frame, timestamp) = (0, 0L);
        foreach (var sample in segment.Samples)
        {
            writer.Write7BitEncodedInt(sample.Position.Frame - frame);
            writer.Write7BitEncodedInt64(sample.Timestamp - timestamp);
            (frame, timestamp) = (sample.Position.Frame, sample.Timestamp);
        }

        return bytes.ToArray();
    }

    /// <param name="bytes">As written by <see cref="Of"/>.</param>
    /// <param name="track">Of the same video.</param>
    public static VideoSegment Read(byte[] bytes, VideoTrack track)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var hasKeyframe = reader.ReadBoolean();
        var keyframe = reader.Read7BitEncodedInt64();
        var every = TimeSpan.FromTicks(reader.Read7BitEncodedInt64());
        var samples = new FrameSample[reader.Read7BitEncodedInt()];
        var (frame, timestamp) = (0, 0L);
        for (var i = 0; i < samples.Length; i++)
        {
            frame += reader.Read7BitEncodedInt();
            timestamp += reader.Read7BitEncodedInt64();
            samples[i] = new FrameSample(new FramePosition(frame, track.TimeOf(timestamp)), timestamp);
        }

        return new VideoSegment(hasKeyframe ? keyframe : null, every, samples);
    }
}
