using Kashf.Core.Datasets;
using Kashf.Core.Predictions;
using Kashf.Functions.Jobs;
using Kashf.Functions.Opening;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Retagging;

/// <summary>Retags a dataset: plan, predict batches beside one another, and plan again where more was asked for than one plan holds.</summary>
public static class RetaggingOrchestration
{
    public const string Name = "RetagDatasetJob";

    private const int BatchesAtOnce = 8;
    private const string Replaced = "the model was replaced or the dataset deleted while it was retagged; send the request again";

    [Function(Name)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<RetaggingInput>()!;
        return context.RunOnDatasetAsync(input.Dataset, DatasetState.Retagging, () => RetagAsync(context, input));
    }

    private static async Task<string?> RetagAsync(TaskOrchestrationContext context, RetaggingInput input)
    {
        var (accountId, datasetId) = input.Dataset;
        var plan = await context.CallActivityAsync<RetagPlan?>(
            nameof(RetaggingActivities.PlanRetagging), new RetaggingPlanInput(accountId, datasetId, input.Limit), RetryPolicies.Store);
        if (plan is null || await PredictAsync(context, input, plan) is not { } outcome)
            return Replaced;

        var planned = plan.Batches.Sum(batch => (long)batch.Items);
        if (plan.IsFull && planned < input.Limit)
            context.ContinueAsNew(new RetaggingInput(input.Dataset, input.Limit - planned, input.Planned + planned, outcome));
        else
            await context.EnterStateAsync(input.Dataset, DatasetState.Retagged, Describe(outcome));
        return null;
    }

    private static string? Describe(RetaggedBatch outcome) => new OpeningOutcome(outcome.Predicted, outcome.LeftOut, outcome.Reason).Describe();

    /// <returns>What became of all items so far; null where the model was replaced meanwhile.</returns>
    private static async Task<RetaggedBatch?> PredictAsync(TaskOrchestrationContext context, RetaggingInput input, RetagPlan plan)
    {
        var planned = plan.Batches.Sum(batch => (long)batch.Items);
        var total = input.Planned + (plan.IsFull ? input.Limit : planned);
        var running = new Dictionary<Task<RetaggedBatch?>, int>();
        var done = input.Planned;
        RetaggedBatch? outcome = input.Outcome ?? RetaggedBatch.None;
        foreach (var batch in plan.Batches)
        {
            if (running.Count == BatchesAtOnce)
            {
                var ended = await Task.WhenAny(running.Keys);
                running.Remove(ended, out var items);
                done += items;
                outcome = Add(outcome, await ended);
            }

            // Batches end in any order: of those before this one only some are known to be done.
            var progress = (double)(done + batch.Items) / total;
            running.Add(PredictAsync(context, input.Dataset, plan.ModelVersion, batch, progress), batch.Items);
        }

        foreach (var batch in running.Keys)
            outcome = Add(outcome, await batch);
        return outcome;
    }

    private static RetaggedBatch? Add(RetaggedBatch? outcome, RetaggedBatch? batch) =>
        outcome is null || batch is null ? null : outcome.Add(batch);

    private static Task<RetaggedBatch?> PredictAsync(
        TaskOrchestrationContext context, DatasetJobInput dataset, string modelVersion, RetagBatch batch, double progress) =>
        context.CallActivityAsync<RetaggedBatch?>(
            nameof(RetaggingActivities.RetagItemBatch),
            new RetaggingBatchInput(dataset.AccountId, dataset.DatasetId, modelVersion, batch, progress),
            RetryPolicies.Store);
}
