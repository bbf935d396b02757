using System.Buffers;
using System.Runtime.CompilerServices;
using Kashf.Core.Results;
using Kashf.Media.Ffmpeg;
using Kashf.Media.Video.Frames;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Media.Video;

/// <summary>
/// Decodes segments: one ffmpeg process each, whose frames come through a pipe as they are read, so that nothing is written
/// to disk and no more frames are in memory than are being looked at.
/// </summary>
public sealed partial class FrameReader
{
    private readonly FfmpegProgram program;
    private readonly FfmpegOptions ffmpeg;
    private readonly VideoOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<FrameReader> logger;

    internal FrameReader(FfmpegProgram program, IOptions<FfmpegOptions> ffmpeg, IOptions<VideoOptions> options, TimeProvider time, ILogger<FrameReader> logger)
    {
        this.program = program;
        this.ffmpeg = ffmpeg.Value;
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>
    /// Reads a segment's samples in their order. One that cannot be decoded is left out, be it all of a segment. The process is ended, and has
    /// ended, once the enumeration is over, however it ends.
    /// </summary>
    /// <param name="path">Of the local file that <paramref name="info"/> was made of.</param>
    /// <param name="info">What the video is.</param>
    /// <param name="segment">What is wanted.</param>
    /// <param name="atLeast">
    /// Pixels that the shorter side must have, where the video has as many: much larger frames are scaled down to it, others as
    /// <see cref="VideoFrame.ToImage"/> says. <see cref="int.MaxValue"/> for the full size.
    /// </param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>
    /// Frames that the caller disposes of; the next is decoded only a few frames ahead. An error, where there is one, is the
    /// last element: <see cref="ErrorKind.Unprocessable"/> where the file cannot be opened or takes too long,
    /// <see cref="ErrorKind.Unavailable"/> where ffmpeg is not installed.
    /// </returns>
    /// <exception cref="DecoderEndedException">ffmpeg was ended from outside; the same again may do.</exception>
    public async IAsyncEnumerable<Result<VideoFrame>> ReadAsync(
        string path, VideoInfo info, VideoSegment segment, int atLeast, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 1);
        if (program.File is not { } file)
        {
            yield return VideoErrors.NotInstalled;
            yield break;
        }

        var size = FrameSize.Of(info, atLeast);
        var starts = FrameStart.Of(info.Track, segment.Keyframe);
        var first = segment.Keyframe ?? segment.Samples[0].Timestamp;
        var began = time.GetTimestamp();
        for (var attempt = 0; attempt < starts.Count; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            // Attempts share the time: those before gave no frame, so nobody else has used any of it.
            var left = TimeSpan.FromSeconds(options.DecodeSeconds) - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                yield return TookTooLong;
                yield break;
            }

            var (frames, sample, isTooLate) = (0, 0, false);
            await using var run = Start(file, FrameArguments.For(path, info.Track, segment, size, starts[attempt], options.DecodeThreads), size, left, cancellation);
            while (!isTooLate && await NextAsync(run, size) is var (memory, timestamp))
            {
                isTooLate = frames++ == 0 && timestamp > first && attempt < starts.Count - 1;
                while (sample < segment.Samples.Count && segment.Samples[sample].Timestamp < timestamp)
                    sample++;
                if (!isTooLate && sample < segment.Samples.Count && segment.Samples[sample].Timestamp == timestamp)
                    yield return Frame(info.Track, segment.Samples[sample++], size, atLeast, memory);
                else
                    ArrayPool<byte>.Shared.Return(memory);
            }

            cancellation.ThrowIfCancellationRequested();
            if (isTooLate)
                continue;
            var error = await ErrorAsync(run);
            if (error is null && frames == 0 && attempt < starts.Count - 1)
                continue;
            if (error is not null)
                yield return error;
            break;
        }
    }

    private Error TookTooLong => VideoErrors.DecodingTookTooLong(options.DecodeSeconds);

    private FrameRun Start(string file, IEnumerable<string> arguments, (int Width, int Height) size, TimeSpan limit, CancellationToken cancellation) => FrameRun.Start(
        file, arguments, PlanarImage.BytesOf(size.Width, size.Height), limit, ffmpeg.MemoryBytes, time, cancellation);

    private async Task<Error?> ErrorAsync(FrameRun run)
    {
        var (error, complaints) = await run.EndAsync(TookTooLong);
        if (complaints.Length > 0)
            LogComplaints(logger, complaints);
        return error;
    }

    private static async Task<(byte[] Memory, long Timestamp)?> NextAsync(FrameRun run, (int Width, int Height) size)
    {
        var memory = ArrayPool<byte>.Shared.Rent(PlanarImage.BytesOf(size.Width, size.Height));
        if (await run.NextAsync(memory) is { } timestamp)
            return (memory, timestamp);
        ArrayPool<byte>.Shared.Return(memory);
        return null;
    }

    private static VideoFrame Frame(VideoTrack track, FrameSample sample, (int Width, int Height) size, int atLeast, byte[] memory)
    {
        var planes = new PlanarImage(size.Width, size.Height, memory.AsMemory(0, PlanarImage.BytesOf(size.Width, size.Height)))
        {
            Matrix = track.Matrix,
            IsFullRange = track.IsFullRange,
        };
        return new(sample.Position, planes, atLeast, memory, ArrayPool<byte>.Shared);
    }

    [LoggerMessage(1, LogLevel.Debug, "ffmpeg: {Complaints}")]
    private static partial void LogComplaints(ILogger logger, string complaints);
}
