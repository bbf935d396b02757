using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Jobs;

/// <summary>
/// Starts jobs on datasets, one at a time for each. The dataset is claimed first and the orchestration started then: a
/// claim that was never followed up, because the process died in between, is taken over by the next request.
/// </summary>
public sealed class DatasetJobs(IDatasets datasets, TimeProvider time)
{
    private const int Pauses = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Starts the job; where it runs already, tells of it.</summary>
    /// <param name="check">Why the job can't begin on this dataset; null where it can. Not asked while the job runs.</param>
    public async Task<Result<Dataset>> StartAsync(
        DurableTaskClient durable, Dataset dataset, DatasetJob job, Func<Task<Error?>> check, CancellationToken cancellation)
    {
        for (var pause = 0; ; pause++)
        {
            if (await datasets.FindAsync(dataset.AccountId, dataset.Id, cancellation) is not { } current)
                return DatasetErrors.NotFound(dataset.Slug);
            switch (await StandingAsync(durable, current, job, cancellation))
            {
                case Standing.Runs:
                    return current;
                case Standing.OtherRuns:
                    return DatasetErrors.Busy(current);
                case Standing.Between when pause < Pauses:
                    await Task.Delay(Pause, time, cancellation);
                    continue;
            }

            if (await check() is { } refusal)
                return refusal;
            if (await ClaimAsync(current, job, cancellation) is not { } claimed)
                continue;
            await durable.StartOnceAsync(job.Orchestration, job.InstanceId, job.Input, cancellation);
            return claimed;
        }
    }

    private static async Task<Standing> StandingAsync(DurableTaskClient durable, Dataset dataset, DatasetJob job, CancellationToken cancellation)
    {
        var isClaimed = dataset.State.IsRunning() && dataset.JobId is not null;
        var holder = isClaimed ? dataset.JobId! : job.InstanceId;
        var isUnfinished = await durable.GetInstanceAsync(holder, cancellation) is { } instance && instance.IsUnfinished();
        if (isClaimed && isUnfinished)
            return holder == job.InstanceId ? Standing.Runs : Standing.OtherRuns;
        // Claimed and about to be started, or published and just ending: what came since then needs a run of its own.
        return isClaimed || isUnfinished ? Standing.Between : Standing.Free;
    }

    private Task<Dataset?> ClaimAsync(Dataset dataset, DatasetJob job, CancellationToken cancellation) => datasets.TryUpdateAsync(
        dataset with { State = DatasetState.Waiting, Detail = null, JobId = job.InstanceId }, cancellation);

    private enum Standing
    {
        Free,
        Runs,
        OtherRuns,
        Between,
    }
}
