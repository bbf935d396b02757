using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;
using Kashf.Functions.Opening;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Training;

/// <summary>Trains a dataset: open its images, learn, publish. Only ids and figures pass through its history.</summary>
public static class TrainingOrchestration
{
    public const string Name = "TrainDatasetJob";

    [Function(Name)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<TrainingInput>()!;
        return context.RunOnDatasetAsync(input.Dataset, DatasetState.Training, () => TrainAsync(context, input));
    }

    private static async Task<string?> TrainAsync(TaskOrchestrationContext context, TrainingInput input)
    {
        var (accountId, datasetId) = input.Dataset;
        var opened = input.HasImages ? await context.OpenImagesAsync(input.Dataset) : OpeningOutcome.None;
        var step = new TrainModelInput(accountId, datasetId, context.NewGuid().ToString("N"));
        var outcome = await context.CallActivityAsync<TrainingOutcome>(nameof(TrainingActivities.TrainModel), step, RetryPolicies.Computation);
        if (outcome.Trained is not { } trained)
            return opened.Describe() is { } lost ? $"{outcome.Refusal}; {lost}" : outcome.Refusal;
        await context.CallActivityAsync(
            nameof(TrainingActivities.PublishModel), new PublishModelInput(accountId, datasetId, trained, opened.Describe()), RetryPolicies.Store);
        return null;
    }
}
