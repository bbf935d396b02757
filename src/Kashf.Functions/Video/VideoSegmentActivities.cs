using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Video;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Sight;
using Kashf.Functions.Video.Work;
using Kashf.Media.Ffmpeg;
using Kashf.Media.Video;
using Kashf.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video;

/// <summary>The steps of a job that look at videos; each may run again without harm, and looks at nothing again that is stored.</summary>
public sealed partial class VideoSegmentActivities(
    StoredVideoRequests requests,
    ILocalFiles localFiles,
    VideoProbe probe,
    SegmentSight segmentSight,
    SeenVideoNames names,
    VideoRunFiles runFiles,
    SeenVideos seen,
    VideoMerge merge,
    IOptions<VideoJobOptions> options,
    TimeProvider time,
    ILogger<VideoSegmentActivities> logger)
{
    /// <returns>Into how many segments the video is cut; 0 where what is in it is known.</returns>
    [Function(nameof(PlanVideo))]
    public Task<VideoStepOutcome> PlanVideo([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        OnVideoAsync(
            input,
            async (settings, path) =>
            {
                if (await seen.CanReadAsync(input.Run.Job.AccountId, names.Of(input, settings), cancellation))
                    return VideoStepOutcome.Done;
                var index = await probe.ReadAsync(path, cancellation);
                if (!index.IsSuccess)
                    return VideoStepOutcome.Refused(index.Error.Detail);
                var segments = SegmentPlan.Of(index.Value, settings, options.Value.SegmentTime, options.Value.StepsAtOnce);
                await runFiles.SavePlanAsync(input.Run, input.Video, index.Value.Info, segments, cancellation);
                return VideoStepOutcome.InParts(segments.Count);
            },
            cancellation);

    [Function(nameof(SeeSegment))]
    public Task<VideoStepOutcome> SeeSegment([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        OnVideoAsync(
            input,
            async (settings, path) =>
            {
                var (info, segment) = await runFiles.ReadSegmentAsync(input.Run, input.Video, input.Part, cancellation);
                return await SeeAsync(
                    input,
                    VideoFileNames.Segment(input.Run, input.Video, input.Part),
                    (add, cancel) => segmentSight.RunAsync(path, info, segment, input.Run.Type, settings, add, cancel),
                    cancellation);
            },
            cancellation);

    [Function(nameof(SeeMissingFrames))]
    public Task<VideoStepOutcome> SeeMissingFrames([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        OnVideoAsync(
            input,
            async (_, path) =>
            {
                var missing = (await runFiles.ReadMissingAsync(input.Run, input.Video, input.Round, cancellation))[input.Part];
                var (info, segment) = await runFiles.ReadSegmentAsync(input.Run, input.Video, missing.Segment, cancellation);
                return await SeeAsync(
                    input,
                    VideoFileNames.SeenLater(input.Run, input.Video, input.Round, input.Part),
                    (add, cancel) => segmentSight.LookAsync(path, info, segment, missing.Frames, input.Run.Type, add, cancel),
                    cancellation);
            },
            cancellation);

    /// <returns>In how many segments frames are missing; 0 where all are known.</returns>
    [Function(nameof(MergeVideo))]
    public Task<VideoStepOutcome> MergeVideo([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        AttemptAsync(
            input,
            async settings =>
            {
                var missing = await merge.RunAsync(input, settings, names.Of(input, settings), cancellation);
                if (missing is null)
                    return VideoStepOutcome.Refused(VideoRefusals.NothingDecoded);
                if (missing.Count > 0)
                    await runFiles.SaveMissingAsync(input.Run, input.Video, input.Round + 1, missing, cancellation);
                return VideoStepOutcome.InParts(missing.Count);
            },
            cancellation);

    /// <param name="name">Where what is seen is stored.</param>
    /// <param name="look">Hands over each frame, or returns why not all can be.</param>
    private async Task<VideoStepOutcome> SeeAsync(
        VideoStepInput input,
        string name,
        Func<Func<SampledFrame, CancellationToken, ValueTask>, CancellationToken, Task<Error?>> look,
        CancellationToken cancellation)
    {
        if (await runFiles.HasAsync(input.Run, name, cancellation))
            return VideoStepOutcome.Done;
        var began = time.GetTimestamp();
        var frames = 0;
        var refusal = await runFiles.SaveFramesAsync(
            input.Run,
            name,
            async (writer, cancel) =>
            {
                var fault = await look(
                    (frame, token) =>
                    {
                        frames++;
                        return writer.AddAsync(frame, token);
                    },
                    cancel);
                return fault?.Detail;
            },
            cancellation);
        LogSeen(name, frames, time.GetElapsedTime(began).TotalSeconds, refusal);
        return refusal is null ? VideoStepOutcome.Done : VideoStepOutcome.Refused(refusal);
    }

    private Task<VideoStepOutcome> OnVideoAsync(
        VideoStepInput input, Func<FrameSettings, string, Task<VideoStepOutcome>> work, CancellationToken cancellation) =>
        AttemptAsync(
            input,
            async settings =>
            {
                using var file = await localFiles.LocateAsync(input.Run.Job.AccountId, VideoFileNames.Source(input.Run, input.Video), cancellation)
                    ?? throw new FileNotFoundException("A video's file is gone before its job's end.");
                return await work(settings, file.Path);
            },
            cancellation);

    /// <summary>Whatever one video makes decoders and models throw must not lose the others of a request.</summary>
    private async Task<VideoStepOutcome> AttemptAsync(
        VideoStepInput input, Func<FrameSettings, Task<VideoStepOutcome>> work, CancellationToken cancellation)
    {
        if (await requests.ReadAsync(input.Run.Job, cancellation) is not { } stored)
            return VideoStepOutcome.Refused(JobErrors.NotFound(input.Run.Job.JobId).Detail);
        try
        {
            return await work(stored.Frames);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is not (StorageUnavailableException or ModelUnavailableException or DecoderEndedException))
        {
            LogFault(fault, input.Run.Job.JobId, input.Video);
            return VideoStepOutcome.Refused(VideoRefusals.Fault);
        }
    }

    [LoggerMessage(EventId = 150, Level = LogLevel.Information, Message = "Looked at {Segment}: {Frames} frames in {Seconds:0.0} s. {Refusal}")]
    private partial void LogSeen(string segment, int frames, double seconds, string? refusal);

    [LoggerMessage(EventId = 151, Level = LogLevel.Error, Message = "Video {Video} of job {Job} could not be processed.")]
    private partial void LogFault(Exception fault, string job, int video);
}
