using Kashf.Core.Results;
using Kashf.Media.Ffmpeg;
using Kashf.Media.Video.Frames;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Video.Probing;

/// <summary>The timestamps of frames as the decoder gives them, where packets do not tell.</summary>
internal sealed class DecodedTimestamps(FfmpegProgram program, IOptions<FfmpegOptions> ffmpeg, IOptions<VideoOptions> given, TimeProvider time)
{
    private readonly VideoOptions options = given.Value;

    /// <param name="path">Of the file.</param>
    /// <param name="track">Its video track.</param>
    /// <param name="frames">Only of the first; null for all.</param>
    /// <param name="cancellation">Ends the decoding.</param>
    /// <exception cref="DecoderEndedException">ffmpeg was ended from outside.</exception>
    public async Task<Result<long[]>> ReadAsync(string path, VideoTrack track, int? frames, CancellationToken cancellation)
    {
        if (program.File is not { } file)
            return VideoErrors.NotInstalled;
        cancellation.ThrowIfCancellationRequested();
        var limit = TimeSpan.FromSeconds(options.DecodeSeconds);
        await using var process = FfmpegProcess.Start(file, FrameArguments.ForTimestamps(path, track, frames, options.DecodeThreads), limit, ffmpeg.Value.MemoryBytes, time);
        using var late = new CancellationTokenSource(limit, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        await using var kill = end.Token.Register(process.Kill);
        var messages = new FrameMessages(process.Messages);
        var timestamps = new List<long>();
        var order = new TimestampOrder();
        await foreach (var timestamp in messages.Timestamps.ReadAllAsync(CancellationToken.None))
        {
            if (timestamps.Count == options.Frames)
                return VideoErrors.TooManyFrames(options);
            if (order.IsJumpBack(timestamp))
                return VideoErrors.Joined(timestamps.Count);
            timestamps.Add(timestamp);
        }

        cancellation.ThrowIfCancellationRequested();
        var exit = await process.ExitAsync();
        if (late.IsCancellationRequested || FfmpegExit.IsOutOfTime(exit))
            return VideoErrors.DecodingTookTooLong(options.DecodeSeconds);
        return FfmpegExit.IsAtEnd(exit) ? timestamps.ToArray() : VideoErrors.Damaged;
    }
}
