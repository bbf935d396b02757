using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Changes a dataset's record, again where another writer was faster.</summary>
public sealed class DatasetStateChange(IDatasets datasets)
{
    /// <param name="change">The record to store; null to leave it as it is.</param>
    /// <returns>The record as it stands; null where the dataset is gone.</returns>
    public async Task<Dataset?> RunAsync(long accountId, long datasetId, Func<Dataset, Dataset?> change, CancellationToken cancellation)
    {
        // Each failed attempt means that another writer succeeded: this ends.
        while (await datasets.FindAsync(accountId, datasetId, cancellation) is { } current)
        {
            if (change(current) is not { } changed)
                return current;
            if (await datasets.TryUpdateAsync(changed, cancellation) is { } stored)
                return stored;
        }

        return null;
    }
}
