namespace Kashf.Media.Video.Probing;

/// <summary>What is known of a video by what ffprobe says.</summary>
internal static class VideoDescription
{
    /// <summary>Null where the stream has no time base. Its first timestamp is not known yet.</summary>
    public static VideoTrack? TrackOf(VideoContainer container, StreamReport report, StreamEntry stream) => Ratio.Parse(stream.TimeBase, '/') is { } timeBase
        ? new()
        {
            Container = container,
            Number = stream.Index,
            TimeBaseNumerator = timeBase.Numerator,
            TimeBaseDenominator = timeBase.Denominator,
            FirstTimestamp = 0,
            Start = StreamEntry.Seconds(report.Format.StartTime) ?? 0,
            IsReordered = stream.HasBFrames > 0,
            Orientation = stream.Orientation,
            Matrix = stream.Matrix,
            IsFullRange = stream.IsFullRange,
        }
        : null;

    public static VideoInfo Of(VideoTrack track, StreamEntry stream, ReadOnlySpan<long> timestamps)
    {
        var (width, height) = stream.ShownSize();
        var lasting = track.TimeOf(timestamps[^1]);
        var rate = Rate(stream, timestamps.Length, lasting);
        return new()
        {
            Width = width,
            Height = height,
            Duration = lasting + TimeSpan.FromSeconds(1 / rate),
            FramesPerSecond = rate,
            Codec = stream.CodecName ?? "",
            Track = track,
        };
    }

    /// <summary>How long the file says it is; zero where it does not.</summary>
    public static TimeSpan Declared(StreamReport report, StreamEntry stream) =>
        TimeSpan.FromSeconds(Math.Clamp(StreamEntry.Seconds(stream.Duration) ?? StreamEntry.Seconds(report.Format.Duration) ?? 0, 0, TimeSpan.MaxValue.TotalSeconds / 2));

    private static double Rate(StreamEntry stream, int frames, TimeSpan lasting) => lasting > TimeSpan.Zero
        ? (frames - 1) / lasting.TotalSeconds
        : Ratio.Parse(stream.AvgFrameRate, '/')?.Value ?? Ratio.Parse(stream.RFrameRate, '/')?.Value ?? 25;
}
