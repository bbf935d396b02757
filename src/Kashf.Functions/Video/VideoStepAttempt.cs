using Kashf.Core.Storage;
using Kashf.Functions.Video.Work;
using Kashf.Media.Ffmpeg;
using Kashf.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video;

/// <summary>Does a step of one video: whatever it throws, and however long it takes, must not lose the others of a request.</summary>
public sealed partial class VideoStepAttempt(IOptions<VideoJobOptions> options, TimeProvider time, ILogger<VideoStepAttempt> logger)
{
    // ENOSPC, and ERROR_DISK_FULL.
    private const int DiskFull = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    /// <param name="work">Given a token that ends it in time.</param>
    internal async Task<VideoStepOutcome> RunAsync(
        VideoStepInput input, Func<CancellationToken, Task<VideoStepOutcome>> work, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(options.Value.StepTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            LogLate(input.Run.Job.JobId, input.Video, options.Value.StepSeconds);
            return VideoStepOutcome.Refused(VideoRefusals.StepTooLong(options.Value.StepSeconds));
        }
        catch (IOException fault) when (fault.HResult is DiskFull or DiskFullOnWindows)
        {
            LogFault(fault, input.Run.Job.JobId, input.Video);
            return VideoStepOutcome.Refused(VideoRefusals.NoRoom);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is not (StorageUnavailableException or ModelUnavailableException or DecoderEndedException))
        {
            LogFault(fault, input.Run.Job.JobId, input.Video);
            return VideoStepOutcome.Refused(VideoRefusals.Fault);
        }
    }

    [LoggerMessage(EventId = 151, Level = LogLevel.Error, Message = "Video {Video} of job {Job} could not be processed.")]
    private partial void LogFault(Exception fault, string job, int video);

    [LoggerMessage(EventId = 152, Level = LogLevel.Warning, Message = "A step of video {Video} of job {Job} was ended after {Seconds} s.")]
    private partial void LogLate(string job, int video, double seconds);
}
