using Kashf.Functions.Jobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Tagging;

/// <summary>
/// A request to tag images, or faces, as a job: cut into parts, each a step that stores its share of the answer, then put
/// together. So a step is short however many images are asked for, and what is done is not done again.
/// </summary>
public static class ImageTaggingOrchestration
{
    public const string Name = "ImageTaggingJob";

    private const int PartsAtOnce = 2;

    /// <returns>Why there is no result; null where there is one.</returns>
    [Function(Name)]
    public static async Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var job = context.GetInput<JobInput>()!;
        var parts = await context.CallActivityAsync<int>(nameof(ImageTaggingActivities.CountTaggingParts), job, RetryPolicies.Store);
        if (parts == 0)
            return JobErrors.NotFound(job.JobId).Detail;
        var all = new TaggingPartsInput(job, context.NewGuid().ToString("N"), parts);
        var refusal = await TagAsync(context, all)
            ?? await context.CallActivityAsync<string?>(nameof(ImageTaggingActivities.JoinTaggingParts), all, RetryPolicies.Store);
        await context.CallActivityAsync(nameof(ImageTaggingActivities.DeleteTaggingParts), all, RetryPolicies.Store);
        return refusal;
    }

    private static async Task<string?> TagAsync(TaskOrchestrationContext context, TaggingPartsInput all)
    {
        var tagging = new Queue<Task<string?>>();
        var tagged = 0;
        string? refusal = null;
        for (var i = 0; i < all.Parts && refusal is null; i++)
        {
            if (tagging.Count == PartsAtOnce)
            {
                refusal = await tagging.Dequeue();
                context.SetCustomStatus(JobStanding.Of(++tagged, all.Parts));
            }

            var input = new TaggingPartInput(all.Job, all.Run, i);
            tagging.Enqueue(context.CallActivityAsync<string?>(nameof(ImageTaggingActivities.TagPart), input, RetryPolicies.Store));
        }

        foreach (var part in tagging)
            refusal = await part ?? refusal;
        return refusal;
    }
}
