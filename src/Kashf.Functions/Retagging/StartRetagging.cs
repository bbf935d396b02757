using Kashf.Core.Datasets;
using Kashf.Core.Predictions;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Functions.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Retagging;

/// <summary>Starts a dataset's retagging; while it runs, tells of it.</summary>
public sealed class StartRetagging(IDatasets datasets, FindDataset find, RetagItems retag, DatasetJobs jobs)
{
    public async Task<Result<Dataset>> RunAsync(DurableTaskClient durable, long accountId, RetagDatasetRequest request, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, request.Dataset, cancellation);
        if (!found.IsSuccess)
            return found;

        var dataset = found.Value;
        var items = (await datasets.CountAsync(accountId, dataset.Id, cancellation)).Items;
        var job = new DatasetJob(
            JobIdentity.Of(accountId, RetagDatasetFunction.Endpoint, dataset.Id),
            RetaggingOrchestration.Name,
            new RetaggingInput(new DatasetJobInput(accountId, dataset.Id), Math.Min(request.MaxPredictions!.Value, items)));
        return await jobs.StartAsync(
            durable, dataset, job, async () => (await retag.CheckAsync(accountId, request.Dataset, cancellation)).Error, cancellation);
    }
}
