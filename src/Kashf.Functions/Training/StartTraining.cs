using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Training;
using Kashf.Functions.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Training;

/// <summary>Starts a dataset's training; while one runs, tells of it.</summary>
public sealed class StartTraining(CheckTraining check, IDatasets datasets, TimeProvider time)
{
    private static readonly TimeSpan EndingPause = TimeSpan.FromMilliseconds(20);

    public async Task<Result<Dataset>> RunAsync(DurableTaskClient durable, long accountId, TrainDatasetRequest request, CancellationToken cancellation)
    {
        while (true)
        {
            var ready = await check.RunAsync(accountId, request.Dataset, cancellation);
            if (!ready.IsSuccess)
                return ready;

            var dataset = ready.Value;
            var instanceId = JobIdentity.Of(accountId, TrainDatasetFunction.Endpoint, dataset.Id);
            if (await durable.GetInstanceAsync(instanceId, cancellation) is not { } running || !running.IsUnfinished())
                return await StartAsync(durable, instanceId, dataset, cancellation);
            if (dataset.State.IsRunning())
                return dataset;
            // The job is just beginning, or has published and is just ending: the reports since then need another one.
            await Task.Delay(EndingPause, time, cancellation);
        }
    }

    private async Task<Dataset> StartAsync(DurableTaskClient durable, string instanceId, Dataset dataset, CancellationToken cancellation)
    {
        await durable.StartOnceAsync(TrainingOrchestration.Name, instanceId, new TrainingInput(dataset.AccountId, dataset.Id), cancellation);
        // Conditional on the record read before the start: where the job has moved on already, its word stands.
        var waiting = dataset with { State = DatasetState.Waiting, Detail = null };
        await datasets.TryUpdateAsync(waiting, cancellation);
        return waiting;
    }
}
