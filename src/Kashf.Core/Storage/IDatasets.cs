using Kashf.Core.Datasets;

namespace Kashf.Core.Storage;

/// <summary>Datasets of every account. Writes are conditional: two writers never overwrite each other unseen.</summary>
public interface IDatasets
{
    /// <returns>The stored dataset with its ETag; null where the account has this slug, or the id is taken.</returns>
    Task<Dataset?> TryCreateAsync(Dataset dataset, CancellationToken cancellation);

    Task<Dataset?> FindAsync(long accountId, string slug, CancellationToken cancellation);

    Task<Dataset?> FindAsync(long accountId, long datasetId, CancellationToken cancellation);

    /// <returns>The account's datasets, oldest first.</returns>
    Task<IReadOnlyList<Dataset>> ListAsync(long accountId, CancellationToken cancellation);

    /// <summary>Stores the change where the dataset still has the ETag of <paramref name="dataset"/>.</summary>
    /// <returns>The stored dataset with its new ETag; null where it has changed meanwhile or is gone.</returns>
    /// <remarks><see cref="Dataset.Progress"/> is not written here, and a state in which no job runs clears it.</remarks>
    Task<Dataset?> TryUpdateAsync(Dataset dataset, CancellationToken cancellation);

    /// <summary>Raises the running job's progress, 0..1, without touching the ETag: steps beside one another end in any order.</summary>
    Task SetProgressAsync(long accountId, long datasetId, double progress, CancellationToken cancellation);

    /// <summary>Deletes the dataset with its tags, items, reports and models.</summary>
    /// <returns>False where there was none.</returns>
    Task<bool> DeleteAsync(long accountId, long datasetId, CancellationToken cancellation);

    Task<DatasetCounts> CountAsync(long accountId, long datasetId, CancellationToken cancellation);

    /// <returns>A number that grows with every write of the dataset's items, reports or predictions; 0 where there is no such
    /// dataset.</returns>
    Task<long> CountChangesAsync(long accountId, long datasetId, CancellationToken cancellation);
}
