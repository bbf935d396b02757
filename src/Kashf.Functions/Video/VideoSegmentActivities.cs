using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Video;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Sight;
using Kashf.Functions.Video.Work;
using Kashf.Media.Video;
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
    VideoStepAttempt attempt,
    IOptions<VideoJobOptions> options,
    TimeProvider time,
    ILogger<VideoSegmentActivities> logger)
{
    /// <returns>Into how many segments the video is cut; 0 where what is in it is known.</returns>
    [Function(nameof(PlanVideo))]
    public Task<VideoStepOutcome> PlanVideo([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        OnVideoAsync(
            input,
            async (settings, path, cancel) =>
            {
                if (await seen.CanReadAsync(input.Run.Job.AccountId, names.Of(input, settings), cancel))
                    return VideoStepOutcome.Done;
                var index = await probe.ReadAsync(path, cancel);
                if (!index.IsSuccess)
                    return VideoStepOutcome.Refused(index.Error.Detail);
                var segments = SegmentPlan.Of(index.Value, settings, options.Value.SegmentTime, options.Value.StepsAtOnce);
                await runFiles.SavePlanAsync(input.Run, input.Video, index.Value.Info, segments, cancel);
                return VideoStepOutcome.InParts(segments.Count);
            },
            cancellation);

    [Function(nameof(SeeSegment))]
    public Task<VideoStepOutcome> SeeSegment([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        OnVideoAsync(
            input,
            async (settings, path, cancel) =>
            {
                var (info, segment) = await runFiles.ReadSegmentAsync(input.Run, input.Video, input.Part, cancel);
                return await SeeAsync(
                    input,
                    VideoFileNames.Segment(input.Run, input.Video, input.Part),
                    (add, token) => segmentSight.RunAsync(path, info, segment, input.Run.Type, settings, add, token),
                    cancel);
            },
            cancellation);

    [Function(nameof(SeeMissingFrames))]
    public Task<VideoStepOutcome> SeeMissingFrames([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        OnVideoAsync(
            input,
            async (_, path, cancel) =>
            {
                var missing = (await runFiles.ReadMissingAsync(input.Run, input.Video, input.Round, cancel))[input.Part];
                var (info, segment) = await runFiles.ReadSegmentAsync(input.Run, input.Video, missing.Segment, cancel);
                return await SeeAsync(
                    input,
                    VideoFileNames.SeenLater(input.Run, input.Video, input.Round, input.Part),
                    (add, token) => segmentSight.LookAsync(path, info, segment, missing.Frames, input.Run.Type, add, token),
                    cancel);
            },
            cancellation);

    /// <returns>In how many segments frames are missing; 0 where all are known.</returns>
    [Function(nameof(MergeVideo))]
    public Task<VideoStepOutcome> MergeVideo([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        AttemptAsync(
            input,
            async (settings, cancel) =>
            {
                var missing = await merge.RunAsync(input, settings, names.Of(input, settings), cancel);
                if (missing is null)
                    return VideoStepOutcome.Refused(VideoRefusals.NothingDecoded);
                if (missing.Count > 0)
                    await runFiles.SaveMissingAsync(input.Run, input.Video, input.Round + 1, missing, cancel);
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
        VideoStepInput input, Func<FrameSettings, string, CancellationToken, Task<VideoStepOutcome>> work, CancellationToken cancellation) =>
        AttemptAsync(
            input,
            async (settings, cancel) =>
            {
                using var file = await localFiles.LocateAsync(input.Run.Job.AccountId, VideoFileNames.Source(input.Run, input.Video), cancel)
                    ?? throw new FileNotFoundException("A video's file is gone before its job's end.");
                return await work(settings, file.Path, cancel);
            },
            cancellation);

    private async Task<VideoStepOutcome> AttemptAsync(
        VideoStepInput input, Func<FrameSettings, CancellationToken, Task<VideoStepOutcome>> work, CancellationToken cancellation) =>
        await requests.ReadAsync(input.Run.Job, cancellation) is { } stored
            ? await attempt.RunAsync(input, cancel => work(stored.Frames, cancel), cancellation)
            : VideoStepOutcome.Refused(JobErrors.NotFound(input.Run.Job.JobId).Detail);

    [LoggerMessage(EventId = 150, Level = LogLevel.Information, Message = "Looked at {Segment}: {Frames} frames in {Seconds:0.0} s. {Refusal}")]
    private partial void LogSeen(string segment, int frames, double seconds, string? refusal);
}
