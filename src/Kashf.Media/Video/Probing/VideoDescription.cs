namespace Kashf.Media.Video.Probing;

/// <summary>What is known of a video once its frames are.</summary>
internal static class VideoDescription
{
    /// <summary>Null where the stream has no time base.</summary>
    public static VideoInfo? Of(VideoContainer container, StreamReport report, StreamEntry stream, ReadOnlySpan<long> timestamps)
    {
        if (Ratio.Parse(stream.TimeBase, '/') is not { } timeBase)
            return null;
        var (width, height) = stream.ShownSize();
        var decoding = new VideoTrack
        {
            Container = container,
            Number = stream.Index,
            TimeBaseNumerator = timeBase.Numerator,
            TimeBaseDenominator = timeBase.Denominator,
            FirstTimestamp = timestamps[0],
            Start = StreamEntry.Seconds(report.Format.StartTime) ?? 0,
            IsReordered = stream.HasBFrames > 0,
            Orientation = stream.Orientation,
            Matrix = stream.Matrix,
            IsFullRange = stream.IsFullRange,
        };
        var lasting = decoding.TimeOf(timestamps[^1]);
        var rate = Rate(stream, timestamps.Length, lasting);
        return new()
        {
            Width = width,
            Height = height,
            Duration = lasting + TimeSpan.FromSeconds(1 / rate),
            FramesPerSecond = rate,
            Codec = stream.CodecName ?? "",
            Track = decoding,
        };
    }

    public static TimeSpan Declared(StreamReport report, StreamEntry stream) =>
        TimeSpan.FromSeconds(Math.Clamp(StreamEntry.Seconds(stream.Duration) ?? StreamEntry.Seconds(report.Format.Duration) ?? 0, 0, TimeSpan.MaxValue.TotalSeconds / 2));

    private static double Rate(StreamEntry stream, int frames, TimeSpan lasting) => lasting > TimeSpan.Zero
        ? (frames - 1) / lasting.TotalSeconds
        : Ratio.Parse(stream.AvgFrameRate, '/')?.Value ?? Ratio.Parse(stream.RFrameRate, '/')?.Value ?? 25;
}
