using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Work;
using Microsoft.DurableTask;

namespace Kashf.Functions.Video;

/// <summary>Which activity does a step.</summary>
internal static class VideoStepCalls
{
    // Others' downloads take seconds to minutes: soon enough at first, and later so seldom that a long wait adds little to the history.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public static Task<VideoStepOutcome> CallAsync(TaskOrchestrationContext context, VideoStep step, VideoStepInput input) => step == VideoStep.Fetch
        ? FetchAsync(context, input)
        : context.CallActivityAsync<VideoStepOutcome>(ActivityOf(step), input, RetryPolicies.Store);

    /// <summary>Where others download now, waits without holding a worker, longer each time; the step then begins again.</summary>
    private static async Task<VideoStepOutcome> FetchAsync(TaskOrchestrationContext context, VideoStepInput input)
    {
        var outcome = await context.CallActivityAsync<VideoStepOutcome>(nameof(VideoTaggingActivities.FetchVideo), input, RetryPolicies.Store);
        if (outcome.MustWait)
            await context.CreateTimer(PauseAfter(input.Waits), CancellationToken.None);
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
