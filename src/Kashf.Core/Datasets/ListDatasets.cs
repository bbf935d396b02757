using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Lists an account's datasets, oldest first.</summary>
public sealed class ListDatasets(IDatasets datasets, SummariseDataset summarise)
{
    // Each is counted by itself, and a store across a network answers many as fast as one.
    private const int AtOnce = 16;

    public async Task<IReadOnlyList<DatasetSummary>> RunAsync(long accountId, CancellationToken cancellation)
    {
        var found = await datasets.ListAsync(accountId, cancellation);
        var summaries = new DatasetSummary[found.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, found.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (at, token) => summaries[at] = await summarise.RunAsync(found[at], token));
        return summaries;
    }
}
