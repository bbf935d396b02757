using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Lists an account's datasets, oldest first.</summary>
public sealed class ListDatasets(IDatasets datasets)
{
    public async Task<IReadOnlyList<DatasetSummary>> RunAsync(long accountId, CancellationToken cancellation)
    {
        var summaries = new List<DatasetSummary>();
        foreach (var dataset in await datasets.ListAsync(accountId, cancellation))
            summaries.Add(new(dataset, await datasets.CountAsync(accountId, dataset.Id, cancellation)));
        return summaries;
    }
}
