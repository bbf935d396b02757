using Kashf.Core.Predictions;
using Kashf.Core.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Retagging;

/// <summary>The steps of a retagging; each may run again without harm.</summary>
public sealed class RetaggingActivities(RetagItems retag, IDatasets datasets)
{
    [Function(nameof(PlanRetagging))]
    public Task<RetagPlan?> PlanRetagging([ActivityTrigger] RetaggingPlanInput input, CancellationToken cancellation) =>
        retag.PlanAsync(input.AccountId, input.DatasetId, input.Limit, cancellation);

    [Function(nameof(RetagItemBatch))]
    public async Task<RetaggedBatch?> RetagItemBatch([ActivityTrigger] RetaggingBatchInput input, CancellationToken cancellation)
    {
        var predicted = await retag.RunAsync(input.AccountId, input.DatasetId, input.ModelVersion, input.Batch, cancellation);
        await datasets.SetProgressAsync(input.AccountId, input.DatasetId, input.Progress, cancellation);
        return predicted;
    }
}
