using Kashf.Functions.Jobs;
using Microsoft.DurableTask;

namespace Kashf.Functions.Opening;

/// <summary>How orchestrations have a dataset's images opened before they work on them.</summary>
internal static class OpeningSteps
{
    private const int RangesAtOnce = 4;

    // What comes after opening is short.
    private const double ShareOfJob = 0.9;

    /// <summary>Opens the images that a training wants and that the current model has not seen, ranges beside one another.</summary>
    public static async Task<OpeningOutcome> OpenImagesAsync(this TaskOrchestrationContext context, DatasetJobInput dataset)
    {
        var (ranges, reportedOnly) = await context.CallActivityAsync<OpeningPlan>(
            nameof(OpeningActivities.PlanOpening), new OpeningPlanInput(dataset.AccountId, dataset.DatasetId), RetryPolicies.Store);
        var outcome = OpeningOutcome.None;
        var running = new List<Task<OpeningOutcome>>();
        var ended = 0;
        for (var i = 0; i < ranges.Count; i++)
        {
            if (running.Count == RangesAtOnce)
            {
                var first = await Task.WhenAny(running);
                running.Remove(first);
                outcome = outcome.Add(await first);
                ended++;
            }

            // Ranges end in any order: of those before this one only some are known to be done.
            var progress = ShareOfJob * (ended + 1) / ranges.Count;
            var input = new OpeningInput(dataset.AccountId, dataset.DatasetId, ranges[i], reportedOnly, progress);
            running.Add(context.CallActivityAsync<OpeningOutcome>(nameof(OpeningActivities.OpenItemRange), input, RetryPolicies.Store));
        }

        foreach (var last in running)
            outcome = outcome.Add(await last);
        return outcome;
    }
}
