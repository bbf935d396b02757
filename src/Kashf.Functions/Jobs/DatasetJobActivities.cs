using Kashf.Core.Datasets;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Jobs;

/// <summary>The step by which a job tells where it stands.</summary>
public sealed class DatasetJobActivities(DatasetStateChange stateChange)
{
    /// <returns>Whether the job holds the dataset: false where it is gone, or another job works on it.</returns>
    [Function(nameof(EnterState))]
    public async Task<bool> EnterState([ActivityTrigger] DatasetJobState input, CancellationToken cancellation)
    {
        var dataset = await stateChange.RunAsync(input.AccountId, input.DatasetId, current => Enter(current, input), cancellation);
        return dataset?.JobId == input.JobId;
    }

    private static Dataset? Enter(Dataset current, DatasetJobState input)
    {
        var isHeld = current.JobId == input.JobId;
        var canClaim = input.State.IsRunning() && !current.State.IsRunning();
        return (isHeld || canClaim) && (current.State, current.Detail, isHeld) != (input.State, input.Detail, true)
            ? current with { State = input.State, Detail = input.Detail, JobId = input.JobId }
            : null;
    }
}
