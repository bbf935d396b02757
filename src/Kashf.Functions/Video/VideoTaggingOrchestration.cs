using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Work;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Video;

/// <summary>
/// A request to tag videos: each is fetched, cut into segments, looked at, merged and tagged, the steps of all videos beside one
/// another in so many places. What is done is not done again, and one bad video loses no other.
/// </summary>
public static class VideoTaggingOrchestration
{
    public const string Name = "VideoTaggingJob";

    /// <returns>Why there is no result; null where there is one.</returns>
    [Function(Name)]
    public static async Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<VideoTaggingInput>()!;
        // Drawn before anything can fail: the files under its name are deleted in any case.
        var run = input.Run ?? new VideoRun(new JobInput(input.AccountId, input.JobId), context.NewGuid().ToString("N"), default);
        string? refusal = null;
        try
        {
            if (input.Work is null)
                (input, refusal) = await BeginAsync(context, input, run);
            if (refusal is null && !await new VideoSteps(context, input.Run!, input.Work!).RunAsync())
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

    private static async Task<(VideoTaggingInput Input, string? Refusal)> BeginAsync(TaskOrchestrationContext context, VideoTaggingInput input, VideoRun run)
    {
        var begun = await context.CallActivityAsync<BegunVideoTagging>(nameof(VideoTaggingActivities.BeginVideoTagging), run.Job, RetryPolicies.Store);
        return (input with { Run = run with { Type = begun.Type }, Work = VideoWork.Begin(begun.Videos, begun.Places) }, begun.Refusal);
    }

    private static Task<string?> JoinAsync(TaskOrchestrationContext context, VideoRun run, VideoWork work) =>
        context.CallActivityAsync<string?>(
            nameof(VideoTaggingActivities.JoinVideos), new JoinVideosInput(run, [.. work.Videos.Select(video => video.Error)]), RetryPolicies.Store);

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
}
