using Kashf.Core.Datasets;
using Microsoft.DurableTask;

namespace Kashf.Functions.Jobs;

/// <summary>What the orchestrations of all jobs on datasets have in common: claim, work, and a state at the end.</summary>
internal static class DatasetJobSteps
{
    /// <summary>Works on the dataset in <paramref name="state"/>; where the work is refused or stops, the dataset tells why.</summary>
    /// <param name="work">Returns why it was refused; null where it was done. Brings the dataset to its last state itself.</param>
    /// <returns>Why the work was not done; null where it was.</returns>
    public static async Task<string?> RunOnDatasetAsync(
        this TaskOrchestrationContext context, DatasetJobInput input, DatasetState state, Func<Task<string?>> work)
    {
        if (await GuardAsync(context, input, state, work) is not { } refusal)
            return null;
        await context.EnterStateAsync(input, DatasetState.Failed, refusal);
        return refusal;
    }

    public static Task<bool> EnterStateAsync(this TaskOrchestrationContext context, DatasetJobInput input, DatasetState state, string? detail = null) =>
        context.CallActivityAsync<bool>(
            nameof(DatasetJobActivities.EnterState),
            new DatasetJobState(input.AccountId, input.DatasetId, context.InstanceId, state, detail),
            state.IsRunning() ? RetryPolicies.Store : RetryPolicies.LastWord);

    private static async Task<string?> GuardAsync(
        TaskOrchestrationContext context, DatasetJobInput input, DatasetState state, Func<Task<string?>> work)
    {
        try
        {
            return await context.EnterStateAsync(input, state) ? await work() : JobErrors.TakenOver;
        }
        catch (TaskFailedException)
        {
            // The activity's exception is in the log; the caller can mend nothing of it.
            return JobErrors.Unexpected;
        }
    }
}
