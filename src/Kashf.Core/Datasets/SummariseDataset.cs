using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Counts what a dataset holds.</summary>
public sealed class SummariseDataset(IDatasets datasets)
{
    public async Task<DatasetSummary> RunAsync(Dataset dataset, CancellationToken cancellation) =>
        new(dataset, await datasets.CountAsync(dataset.AccountId, dataset.Id, cancellation));
}
