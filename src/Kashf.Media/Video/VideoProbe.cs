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
    private readonly VideoOptions options;

    internal VideoProbe(Ffprobe ffprobe, IOptions<VideoOptions> options)
    {
        this.ffprobe = ffprobe;
        this.options = options.Value;
    }

    /// <param name="path">Of a local file, whatever its name.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>
    /// Or an error: <see cref="ErrorKind.Unprocessable"/> where the file is no video, too long or large, cut short, damaged
    /// or encrypted; <see cref="ErrorKind.Unavailable"/> where ffprobe is not installed.
    /// </returns>
    public async Task<Result<VideoIndex>> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = await VideoFile.ReadAsync(path, cancellation);
        if (!file.IsSuccess)
            return file.Error;
        var container = file.Value.Container;
        var report = await ffprobe.AskAsync<StreamReport>(
            path, container, StreamReport.Arguments, async output => await StreamReport.ReadAsync(output) is { } read ? read : VideoErrors.Damaged, cancellation);
        if (!report.IsSuccess)
            return file.Value.HasNoIndex ? VideoErrors.WithoutIndex : report.Error;
        var stream = VideoChecks.Choose(report.Value, options);
        if (!stream.IsSuccess)
            return stream.Error;
        string[] arguments = ["-select_streams", $"{stream.Value.Index}", .. PacketIndex.Arguments];
        var packets = await ffprobe.AskAsync(path, container, arguments, output => PacketIndex.ReadAsync(output, options), cancellation);
        if (!packets.IsSuccess)
            return packets.Error;
        return Index(file.Value, report.Value, stream.Value, packets.Value);
    }

    private Result<VideoIndex> Index(VideoFile file, StreamReport report, StreamEntry stream, PacketIndex packets)
    {
        if (packets.Timestamps.Length == 0)
            return file.IsTruncated ? VideoErrors.Truncated(TimeSpan.Zero, TimeSpan.Zero) : VideoErrors.NoFrames;
        var info = VideoDescription.Of(file.Container, report, stream, packets.Timestamps);
        if (info is null)
            return VideoErrors.Damaged;
        if (file.IsTruncated)
            return VideoErrors.Truncated(info.Duration, VideoDescription.Declared(report, stream));
        if (info.Duration.TotalSeconds > options.Seconds)
            return VideoErrors.TooLong(info.Duration.TotalSeconds, options);
        return new VideoIndex(info, packets.Timestamps, packets.Keyframes);
    }
}
