using Kashf.Functions.Jobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Training;

/// <summary>Trains a dataset: mark it, learn, publish. Only ids and figures pass through its history.</summary>
public static class TrainingOrchestration
{
    public const string Name = "TrainDatasetJob";

    private const string Unexpected = "the training stopped unexpectedly; start it again, and tell an operator if it stops again";

    [Function(Name)]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<TrainingInput>()!;
        var refusal = await TrainAsync(context, input);
        if (refusal is not null)
            await context.CallActivityAsync(nameof(TrainingActivities.FailTraining), new FailTrainingInput(input.AccountId, input.DatasetId, refusal), RetryPolicies.Store);
    }

    /// <returns>Why there is no new model; null where there is one.</returns>
    private static async Task<string?> TrainAsync(TaskOrchestrationContext context, TrainingInput input)
    {
        try
        {
            await context.CallActivityAsync(nameof(TrainingActivities.BeginTraining), input, RetryPolicies.Store);
            var step = new TrainModelInput(input.AccountId, input.DatasetId, context.NewGuid().ToString("N"));
            var outcome = await context.CallActivityAsync<TrainingOutcome>(nameof(TrainingActivities.TrainModel), step, RetryPolicies.Computation);
            if (outcome.Trained is not { } trained)
                return outcome.Refusal ?? Unexpected;
            await context.CallActivityAsync(nameof(TrainingActivities.PublishModel), new PublishModelInput(input.AccountId, input.DatasetId, trained), RetryPolicies.Store);
            return null;
        }
        catch (TaskFailedException)
        {
            // The activity's exception is in the log; the caller can mend nothing of it.
            return Unexpected;
        }
    }
}
