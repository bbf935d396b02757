using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Lists an account's datasets, oldest first.</summary>
public sealed class ListDatasets(IDatasets datasets, SummariseDataset summarise)
{
    public async Task<IReadOnlyList<DatasetSummary>> RunAsync(long accountId, CancellationToken cancellation)
    {
        var summaries = new List<DatasetSummary>();
        foreach (var dataset in await datasets.ListAsync(accountId, cancellation))
            summaries.Add(await summarise.RunAsync(dataset, cancellation));
        return summaries;
    }
}
