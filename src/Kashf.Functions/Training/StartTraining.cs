using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Training;
using Kashf.Functions.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Training;

/// <summary>Starts a dataset's training; while it runs, tells of it.</summary>
public sealed class StartTraining(FindDataset find, CheckTraining check, DatasetJobs jobs)
{
    public async Task<Result<Dataset>> RunAsync(DurableTaskClient durable, long accountId, TrainDatasetRequest request, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, request.Dataset, cancellation);
        if (!found.IsSuccess)
            return found;

        var dataset = found.Value;
        var job = new DatasetJob(
            JobIdentity.Of(accountId, TrainDatasetFunction.Endpoint, dataset.Id),
            TrainingOrchestration.Name,
            new TrainingInput(new DatasetJobInput(accountId, dataset.Id), HasImages: dataset.Type != DatasetType.Text));
        return await jobs.StartAsync(
            durable, dataset, job, async () => (await check.RunAsync(accountId, request.Dataset, cancellation)).Error, cancellation);
    }
}
