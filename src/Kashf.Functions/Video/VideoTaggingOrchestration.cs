using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Work;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Video;

/// <summary>Input of the orchestration: that of every job, and, where it goes on after a part of its work, how far that went.</summary>
public sealed record VideoTaggingInput(long AccountId, string JobId)
{
    public VideoRun? Run { get; init; }

    public VideoWork? Work { get; init; }
}

/// <summary>
/// A request to tag videos: each is fetched, cut into segments, looked at, merged and tagged, the steps of all videos beside one
/// another in so many places. What is done is not done again, and one bad video loses no other.
/// </summary>
public static class VideoTaggingOrchestration
{
    public const string Name = "VideoTaggingJob";

    // A history is read again at each turn: past so many steps it begins anew.
    private const int MostSteps = 400;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <returns>Why there is no result; null where there is one.</returns>
    [Function(Name)]
    public static async Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<VideoTaggingInput>()!;
        var job = new JobInput(input.AccountId, input.JobId);
        var run = input.Run ?? new VideoRun(job, context.NewGuid().ToString("N"), default);
        string? refusal;
        try
        {
            if (input.Work is null)
            {
                var begun = await context.CallActivityAsync<BegunVideoTagging>(nameof(VideoTaggingActivities.BeginVideoTagging), job, RetryPolicies.Store);
                input = input with { Run = run with { Type = begun.Type }, Work = VideoWork.Begin(begun.Videos, begun.Places) };
                refusal = begun.Refusal;
            }
            else
            {
                refusal = null;
            }

            if (refusal is null && !await WorkAsync(context, input.Run!, input.Work!))
            {
                context.ContinueAsNew(input);
                return null;
            }

            refusal ??= await JoinAsync(context, input.Run!, input.Work!);
        }
        catch (TaskFailedException)
        {
            // The activity's exception is in the log; the caller can mend nothing of it.
            refusal = JobErrors.Unexpected;
        }

        await DeleteFilesAsync(context, run);
        return refusal;
    }

    private static async Task DeleteFilesAsync(TaskOrchestrationContext context, VideoRun run)
    {
        try
        {
            await context.CallActivityAsync(nameof(VideoTaggingActivities.DeleteVideoFiles), run, RetryPolicies.Store);
        }
        catch (TaskFailedException)
        {
            // The purge takes them later; the answer is stored and stands.
        }
    }

    private static Task<string?> JoinAsync(TaskOrchestrationContext context, VideoRun run, VideoWork work) =>
        context.CallActivityAsync<string?>(
            nameof(VideoTaggingActivities.JoinVideos), new JoinVideosInput(run, [.. work.Videos.Select(video => video.Error)]), RetryPolicies.Store);

    /// <returns>Whether all is done; else the history has grown long, and no step is under way.</returns>
    private static async Task<bool> WorkAsync(TaskOrchestrationContext context, VideoRun run, VideoWork work)
    {
        var underWay = new List<(Task<VideoStepOutcome> Task, int Video, VideoStep Step)>();
        context.SetCustomStatus(work.Standing);
        for (var steps = 0; ;)
        {
            while (steps < MostSteps && Take(work, underWay, out var video, out var part))
            {
                underWay.Add((RunAsync(context, run, work.Videos[video], video, part), video, work.Videos[video].Step));
                steps++;
            }

            if (underWay.Count == 0)
                return steps < MostSteps;
            await Task.WhenAny(underWay.Select(step => step.Task));
            var ended = underWay.First(step => step.Task.IsCompleted);
            underWay.Remove(ended);
            work.Apply(ended.Video, ended.Step, await OutcomeAsync(ended.Task));
            context.SetCustomStatus(work.Standing);
        }
    }

    private static async Task<VideoStepOutcome> OutcomeAsync(Task<VideoStepOutcome> step)
    {
        try
        {
            return await step;
        }
        catch (TaskFailedException)
        {
            // The activity's exception is in the log; the other videos can be processed all the same.
            return VideoStepOutcome.Refused(VideoRefusals.Fault);
        }
    }

    private static bool Take(VideoWork work, List<(Task<VideoStepOutcome> Task, int Video, VideoStep Step)> underWay, out int video, out int part)
    {
        var fetching = underWay.Count(step => step.Step == VideoStep.Fetch);
        return work.TryTake(fetching, underWay.Count - fetching, out video, out part);
    }

    private static Task<VideoStepOutcome> RunAsync(TaskOrchestrationContext context, VideoRun run, VideoStanding standing, int video, int part)
    {
        var input = new VideoStepInput(run, video, part, standing.Round, standing.Hash) { Waits = standing.Waits };
        return standing.Step == VideoStep.Fetch
            ? FetchAsync(context, input, standing.Waits)
            : context.CallActivityAsync<VideoStepOutcome>(ActivityOf(standing.Step), input, RetryPolicies.Store);
    }

    /// <summary>Where others download now, waits without holding a worker, longer each time; the step then begins again.</summary>
    private static async Task<VideoStepOutcome> FetchAsync(TaskOrchestrationContext context, VideoStepInput input, int waits)
    {
        var outcome = await context.CallActivityAsync<VideoStepOutcome>(nameof(VideoTaggingActivities.FetchVideo), input, RetryPolicies.Store);
        if (outcome.MustWait)
            await context.CreateTimer(PauseAfter(waits), CancellationToken.None);
        return outcome;
    }

    private static TimeSpan PauseAfter(int waits) => TimeSpan.FromTicks(Math.Min((waits + 1) * FirstPause.Ticks, LongestPause.Ticks));

    private static string ActivityOf(VideoStep step) => step switch
    {
        VideoStep.Plan => nameof(VideoSegmentActivities.PlanVideo),
        VideoStep.See => nameof(VideoSegmentActivities.SeeSegment),
        VideoStep.SeeMissing => nameof(VideoSegmentActivities.SeeMissingFrames),
        VideoStep.Merge => nameof(VideoSegmentActivities.MergeVideo),
        VideoStep.Discard => nameof(VideoTaggingActivities.DiscardVideo),
        _ => nameof(VideoTaggingActivities.TagSeenFrames),
    };
}
