using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Training;
using Kashf.Functions.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Training;

/// <summary>Starts a dataset's training; while one runs, tells of it.</summary>
public sealed class StartTraining(FindDataset find, CheckTraining check, DatasetStateChange stateChange, TimeProvider time)
{
    private const int EndingPauses = 100;
    private static readonly TimeSpan EndingPause = TimeSpan.FromMilliseconds(20);

    public async Task<Result<Dataset>> RunAsync(DurableTaskClient durable, long accountId, TrainDatasetRequest request, CancellationToken cancellation)
    {
        for (var pause = 0; ; pause++)
        {
            var found = await find.RunAsync(accountId, request.Dataset, DatasetType.Text, cancellation);
            if (!found.IsSuccess)
                return found;

            var instanceId = JobIdentity.Of(accountId, TrainDatasetFunction.Endpoint, found.Value.Id);
            if (await durable.GetInstanceAsync(instanceId, cancellation) is not { } running || !running.IsUnfinished())
            {
                var ready = await check.RunAsync(accountId, request.Dataset, cancellation);
                return await ready.MapAsync(dataset => StartAsync(durable, instanceId, dataset, cancellation));
            }

            if (found.Value.State.IsRunning() || pause == EndingPauses)
                return Waiting(found.Value);
            // The job is just beginning, or has published and is just ending: the reports since then need another one.
            await Task.Delay(EndingPause, time, cancellation);
        }
    }

    private async Task<Dataset> StartAsync(DurableTaskClient durable, string instanceId, Dataset dataset, CancellationToken cancellation)
    {
        await durable.StartOnceAsync(TrainingOrchestration.Name, instanceId, new TrainingInput(dataset.AccountId, dataset.Id), cancellation);
        // Where the job has moved on already, its word stands.
        await stateChange.RunAsync(
            dataset.AccountId, dataset.Id, current => IsUntouchedByJobs(dataset, current) ? Waiting(current) : null, cancellation);
        return Waiting(dataset);
    }

    private static bool IsUntouchedByJobs(Dataset before, Dataset now) =>
        (now.State, now.Detail, now.ModelVersion, now.TrainedAt) == (before.State, before.Detail, before.ModelVersion, before.TrainedAt)
        // A job that failed again just as before leaves the same record, but for its ETag.
        && (now.State != DatasetState.Failed || now.ETag == before.ETag);

    private static Dataset Waiting(Dataset dataset) =>
        dataset.State.IsRunning() ? dataset : dataset with { State = DatasetState.Waiting, Detail = null };
}
