using Kashf.Core.Results;
using Kashf.Media.Video.Containers;
using Kashf.Media.Video.Probing;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Video;

/// <summary>
/// Finds out what a file is and where each of its frames stands, without decoding it. See <see cref="VideoOptions"/> for
/// what is refused.
/// </summary>
public sealed class VideoProbe
{
    private readonly Ffprobe ffprobe;
    private readonly FrameTimestamps frames;
    private readonly RefreshKeyframes refresh;
    private readonly VideoOptions options;

    internal VideoProbe(Ffprobe ffprobe, FrameTimestamps frames, RefreshKeyframes refresh, IOptions<VideoOptions> options)
    {
        this.ffprobe = ffprobe;
        this.frames = frames;
        this.refresh = refresh;
        this.options = options.Value;
    }

    /// <param name="path">Of a local file, whatever its name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>
    /// Or an error: <see cref="ErrorKind.Unprocessable"/> where the file is no video, too long or large, cut short, damaged
    /// or encrypted; <see cref="ErrorKind.Unavailable"/> where ffprobe is not installed.
    /// </returns>
    /// <exception cref="Ffmpeg.DecoderEndedException">ffprobe or ffmpeg was ended from outside; the same again may do.</exception>
    public async Task<Result<VideoIndex>> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = await VideoFile.ReadAsync(path, cancellation);
        if (!file.IsSuccess)
            return file.Error;
        if (file.Value.HasNoIndex)
            return VideoErrors.WithoutIndex;
        var report = await ffprobe.AskAsync(path, file.Value.Container, StreamReport.Arguments, StreamReport.ReadAsync, cancellation);
        if (!report.IsSuccess)
            return file.Value.IsTruncated && report.Error == VideoErrors.Damaged ? VideoErrors.Truncated(TimeSpan.Zero, TimeSpan.Zero) : report.Error;
        var stream = VideoChecks.Choose(report.Value, options);
        if (!stream.IsSuccess)
            return file.Value.IsTruncated && report.Value.Streams.Count == 0 ? VideoErrors.Truncated(TimeSpan.Zero, TimeSpan.Zero) : stream.Error;
        return await IndexAsync(path, file.Value, report.Value, stream.Value, cancellation);
    }

    private async Task<Result<VideoIndex>> IndexAsync(string path, VideoFile file, StreamReport report, StreamEntry stream, CancellationToken cancellation)
    {
        if (VideoDescription.TrackOf(file.Container, report, stream) is not { } track)
            return VideoErrors.Damaged;
        string[] arguments = ["-select_streams", $"{stream.Index}", .. PacketIndex.Arguments];
        var packets = await ffprobe.AskAsync(path, file.Container, arguments, output => PacketIndex.ReadAsync(output, options), cancellation);
        var shown = await packets.BindAsync(read => frames.CheckAsync(path, track, stream, read, cancellation));
        if (!shown.IsSuccess)
            return shown.Error;
        var (timestamps, keyframes, _) = shown.Value;
        if (timestamps.Length == 0)
            return file.IsTruncated ? VideoErrors.Truncated(TimeSpan.Zero, VideoDescription.Declared(report, stream)) : VideoErrors.NoFrames;
        var info = VideoDescription.Of(track with { FirstTimestamp = timestamps[0] }, stream, timestamps);
        if (file.IsTruncated)
            return VideoErrors.Truncated(info.Duration, VideoDescription.Declared(report, stream));
        if (info.Duration.TotalSeconds > options.Seconds)
            return VideoErrors.TooLong(info.Duration.TotalSeconds, options);
        return await CheckKeyframesAsync(path, new VideoIndex(info, timestamps, keyframes), cancellation);
    }

    private async Task<Result<VideoIndex>> CheckKeyframesAsync(string path, VideoIndex index, CancellationToken cancellation)
    {
        if (index.Info.Codec != "h264" || index.Keyframes.Length < 2)
            return index;
        var (timestamps, keyframes) = (index.Timestamps.ToArray(), index.Keyframes.ToArray());
        var isRefreshed = await refresh.AreInAsync(path, index.Info.Track, [.. keyframes.Select(keyframe => timestamps[keyframe])], cancellation);
        return isRefreshed.Map(found => new VideoIndex(index.Info with { Track = index.Info.Track with { IsRefreshed = found } }, timestamps, keyframes));
    }
}
