using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Work;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video;

/// <summary>What a job begins with.</summary>
/// <param name="Refusal">Why it can't be worked on; null where it can.</param>
/// <param name="Type">Of the dataset.</param>
/// <param name="Videos">How many distinct addresses it has.</param>
/// <param name="Places">How much is done at once.</param>
public sealed record BegunVideoTagging(string? Refusal, DatasetType Type, int Videos, VideoPlaces Places);

/// <summary>Input of the step that puts the answer together.</summary>
/// <param name="Errors">Why videos can't be processed, by their places among the request's distinct addresses.</param>
public sealed record JoinVideosInput(VideoRun Run, IReadOnlyList<string?> Errors);

/// <summary>The steps of a job that concern its request and its answer; each may run again without harm.</summary>
public sealed class VideoTaggingActivities(
    StoredVideoRequests requests,
    FindDataset find,
    VideoDownload download,
    VideoRoom room,
    VideoAnswers answers,
    JoinedVideoAnswers joined,
    VideoStepAttempt attempt,
    IFiles files,
    IOptions<VideoJobOptions> options)
{
    [Function(nameof(BeginVideoTagging))]
    public async Task<BegunVideoTagging> BeginVideoTagging([ActivityTrigger] JobInput job, CancellationToken cancellation)
    {
        if (await requests.ReadAsync(job, cancellation) is not { } stored)
            return Refused(JobErrors.NotFound(job.JobId).Detail);
        var dataset = await find.RunAsync(job.AccountId, stored.Request.Dataset, stored.Endpoint.Types, cancellation);
        return dataset.IsSuccess
            ? new BegunVideoTagging(null, dataset.Value.Type, stored.Request.DistinctUrls.Count, options.Value.Places)
            : Refused(dataset.Error.Detail);
    }

    [Function(nameof(FetchVideo))]
    public Task<VideoStepOutcome> FetchVideo([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        AttemptAsync(
            input,
            async (stored, cancel) =>
            {
                using var turn = download.TryBegin(input.Run.Job.AccountId);
                if (turn is null)
                    return new VideoStepOutcome { MustWait = true };
                return await room.FetchAsync(input.Waits, () => FetchAsync(input, stored.Request.DistinctUrls[input.Video], cancel), cancel);
            },
            cancellation);

    [Function(nameof(TagSeenFrames))]
    public Task<VideoStepOutcome> TagSeenFrames([ActivityTrigger] VideoStepInput input, CancellationToken cancellation) =>
        AttemptAsync(
            input,
            async (stored, cancel) =>
            {
                var refusal = await answers.WriteAsync(input, stored, cancel);
                await files.DeleteAsync(input.Run.Job.AccountId, VideoFileNames.Source(input.Run, input.Video), cancel);
                return refusal is null ? VideoStepOutcome.Done : VideoStepOutcome.Refused(refusal);
            },
            cancellation);

    [Function(nameof(DiscardVideo))]
    public async Task<VideoStepOutcome> DiscardVideo([ActivityTrigger] VideoStepInput input, CancellationToken cancellation)
    {
        await files.DeleteAsync(input.Run.Job.AccountId, VideoFileNames.Source(input.Run, input.Video), cancellation);
        return VideoStepOutcome.Done;
    }

    /// <returns>Why there is no result; null where there is one.</returns>
    [Function(nameof(JoinVideos))]
    public async Task<string?> JoinVideos([ActivityTrigger] JoinVideosInput input, CancellationToken cancellation)
    {
        if (await requests.ReadAsync(input.Run.Job, cancellation) is not { } stored)
            return JobErrors.NotFound(input.Run.Job.JobId).Detail;
        await joined.RunAsync(input, stored, cancellation);
        return null;
    }

    [Function(nameof(DeleteVideoFiles))]
    public async Task DeleteVideoFiles([ActivityTrigger] VideoRun run, CancellationToken cancellation) =>
        await files.PurgeAsync(VideoFileNames.Run(run), DateTimeOffset.MaxValue, cancellation);

    private async Task<VideoStepOutcome> FetchAsync(VideoStepInput input, string url, CancellationToken cancellation)
    {
        var hash = await download.RunAsync(input.Run.Job.AccountId, url, VideoFileNames.Source(input.Run, input.Video), cancellation);
        return hash.IsSuccess ? new VideoStepOutcome { Hash = hash.Value } : VideoStepOutcome.Refused(hash.Error.Detail);
    }

    private BegunVideoTagging Refused(string reason) => new(reason, default, 0, options.Value.Places);

    private async Task<VideoStepOutcome> AttemptAsync(
        VideoStepInput input, Func<StoredVideoRequest, CancellationToken, Task<VideoStepOutcome>> work, CancellationToken cancellation) =>
        await requests.ReadAsync(input.Run.Job, cancellation) is { } stored
            ? await attempt.RunAsync(input, cancel => work(stored, cancel), cancellation)
            : VideoStepOutcome.Refused(JobErrors.NotFound(input.Run.Job.JobId).Detail);
}
