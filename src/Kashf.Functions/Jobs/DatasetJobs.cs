using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Jobs;

/// <summary>
/// Starts jobs on datasets, one at a time for each. The orchestration is started first and claims the dataset as its
/// first step: whatever moment the process dies at, no dataset waits for a job that nobody started.
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
                case Standing.OtherRuns:
                    return DatasetErrors.Busy(current);
                case Standing.Runs:
                    return current;
                case Standing.Between when pause < Pauses:
                    await Task.Delay(Pause, time, cancellation);
                    continue;
            }

            return await check() is { } refusal ? refusal : await StartAsync(durable, current, job, cancellation);
        }
    }

    private async Task<Dataset> StartAsync(DurableTaskClient durable, Dataset dataset, DatasetJob job, CancellationToken cancellation)
    {
        var waiting = dataset with { State = DatasetState.Waiting, Detail = null, JobId = job.InstanceId };
        // The job that held the dataset has ended without a word: the next one could not claim it otherwise.
        if (dataset.State.IsRunning())
            dataset = await datasets.TryUpdateAsync(waiting, cancellation) ?? dataset;
        await durable.StartOnceAsync(job.Orchestration, job.InstanceId, job.Input, cancellation);
        // Where the job has moved on already, its word stands.
        await datasets.TryUpdateAsync(waiting with { ETag = dataset.ETag }, cancellation);
        return waiting;
    }

    private static async Task<Standing> StandingAsync(DurableTaskClient durable, Dataset dataset, DatasetJob job, CancellationToken cancellation)
    {
        var isClaimed = dataset.State.IsRunning() && dataset.JobId is not null;
        var holder = isClaimed ? dataset.JobId! : job.InstanceId;
        var isUnfinished = await durable.GetInstanceAsync(holder, cancellation) is { } instance && instance.IsUnfinished();
        if (isClaimed && isUnfinished)
            return holder == job.InstanceId ? Standing.Runs : Standing.OtherRuns;
        // Just beginning, or published and just ending: what came since then needs a run of its own.
        return isClaimed || isUnfinished ? Standing.Between : Standing.Free;
    }

    private enum Standing
    {
        Free,
        Runs,
        OtherRuns,
        Between,
    }
}
