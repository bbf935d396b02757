using Kashf.Core.Training;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Jobs;

/// <summary>The step by which a job tells where it stands.</summary>
public sealed class DatasetJobActivities(DatasetStateChange stateChange)
{
    /// <returns>Whether the job holds the dataset: false where it is gone, or another job has taken it over.</returns>
    [Function(nameof(EnterState))]
    public async Task<bool> EnterState([ActivityTrigger] DatasetJobState input, CancellationToken cancellation)
    {
        var dataset = await stateChange.RunAsync(
            input.AccountId,
            input.DatasetId,
            current => current.JobId != input.JobId || (current.State, current.Detail) == (input.State, input.Detail)
                ? null
                : current with { State = input.State, Detail = input.Detail },
            cancellation);
        return dataset?.JobId == input.JobId;
    }
}
