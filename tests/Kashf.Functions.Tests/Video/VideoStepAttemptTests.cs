using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Work;
using Kashf.Media.Ffmpeg;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tests.Video;

public sealed class VideoStepAttemptTests
{
    private static readonly VideoStepInput Input = new(new VideoRun(new JobInput(1, "job"), "run", DatasetType.Image), 0, 0, 0, "hash");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_TakesTooLong_IsRefusedWithWhatToAskFor()
    {
        var outcome = await Attempt(seconds: 0.05).RunAsync(Input, ForeverAsync, Cancellation);

        Assert.Contains("every_ms or min_frame_diff", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DiskIsFull_RefusesTheVideoAndSaysSo()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only Linux has a file that is always full.");
        var outcome = await Attempt().RunAsync(Input, WriteAsync, Cancellation);

        Assert.Equal(VideoRefusals.NoRoom, outcome.Error);

        static async Task<VideoStepOutcome> WriteAsync(CancellationToken cancellation)
        {
            await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            await full.WriteAsync(new byte[100], cancellation);
            return VideoStepOutcome.Done;
        }
    }

    [Fact]
    public async Task Run_FaultThatStays_RefusesTheVideo()
    {
        var outcome = await Attempt().RunAsync(Input, _ => throw new IOException("The file is damaged."), Cancellation);

        Assert.Equal(VideoRefusals.Fault, outcome.Error);
    }

    [Fact]
    public async Task Run_FaultsThatPass_AreLeftToBeTriedAgain()
    {
        await Assert.ThrowsAsync<DecoderEndedException>(() => Attempt().RunAsync(Input, _ => throw new DecoderEndedException(), Cancellation));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = Attempt().RunAsync(Input, ForeverAsync, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static VideoStepAttempt Attempt(double seconds = 60) =>
        new(Options.Create(new VideoJobOptions { StepSeconds = seconds }), TimeProvider.System, NullLogger<VideoStepAttempt>.Instance);

    private static async Task<VideoStepOutcome> ForeverAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        return VideoStepOutcome.Done;
    }
}
