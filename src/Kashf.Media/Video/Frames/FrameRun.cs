using Kashf.Core.Results;
using Kashf.Media.Ffmpeg;

namespace Kashf.Media.Video.Frames;

/// <summary>One run of ffmpeg over a segment.</summary>
internal sealed class FrameRun : IAsyncDisposable
{
    private readonly FfmpegProcess process;
    private readonly FrameMessages messages;
    private readonly CancellationTokenRegistration kill;
    private readonly ITimer deadline;
    private readonly TimeSpan limit;
    private readonly int frameBytes;

    private volatile bool isLate;

    private FrameRun(FfmpegProcess process, int frameBytes, TimeSpan limit, TimeProvider time, CancellationToken cancellation)
    {
        this.process = process;
        this.frameBytes = frameBytes;
        this.limit = limit;
        messages = new(process.Messages);
        kill = cancellation.Register(process.Kill);
        deadline = time.CreateTimer(_ => End(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public static FrameRun Start(
        string file, IEnumerable<string> arguments, int frameBytes, TimeSpan limit, long memoryBytes, TimeProvider time, CancellationToken cancellation) =>
        new(FfmpegProcess.Start(file, arguments, limit, memoryBytes, time), frameBytes, limit, time, cancellation);

    /// <summary>Waits for a frame.</summary>
    /// <param name="planes">Is filled.</param>
    /// <returns>Its timestamp; null where there is none any more.</returns>
    public async Task<long?> NextAsync(Memory<byte> planes)
    {
        deadline.Change(limit, Timeout.InfiniteTimeSpan);
        var read = await process.Output.ReadAtLeastAsync(planes[..frameBytes], frameBytes, throwOnEndOfStream: false, CancellationToken.None);
        long? timestamp = null;
        if (read == frameBytes && await messages.Timestamps.WaitToReadAsync(CancellationToken.None) && messages.Timestamps.TryRead(out var told))
            timestamp = told;
        deadline.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return timestamp;
    }

    /// <summary>How it ended, to be asked once there are no more frames.</summary>
    /// <param name="tookTooLong">Is returned where it was ended for that.</param>
    /// <exception cref="DecoderEndedException">It was ended from outside.</exception>
    public async Task<(Error? Error, string Complaints)> EndAsync(Error tookTooLong)
    {
        var complaints = await messages.ComplaintsAsync();
        var exitCode = await process.ExitAsync();
        if (isLate || FfmpegExit.IsOutOfTime(exitCode))
            return (tookTooLong, complaints);
        return (FfmpegExit.IsAtEnd(exitCode) ? null : VideoErrors.Damaged, complaints);
    }

    public async ValueTask DisposeAsync()
    {
        await kill.DisposeAsync();
        await deadline.DisposeAsync();
        await process.DisposeAsync();
        await messages.ComplaintsAsync();
    }

    private void End()
    {
        isLate = true;
        process.Kill();
    }
}
