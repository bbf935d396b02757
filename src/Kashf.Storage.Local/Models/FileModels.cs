using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Models;

internal sealed class FileModels(LocalDatabase database, ModelFiles files) : IModels
{
    public async Task SaveAsync(
        long accountId, long datasetId, string version, Action<Stream> write, CancellationToken cancellation)
    {
        if (!await ExistsAsync(accountId, datasetId, cancellation))
        {
            return;
        }

        files.Write(datasetId, version, write);

        // The dataset may have been deleted, and its files with it, while this one was being written.
        if (!await ExistsAsync(accountId, datasetId, CancellationToken.None))
        {
            files.Delete(datasetId);
        }
    }

    public async Task<Stream?> OpenAsync(long accountId, long datasetId, string version, CancellationToken cancellation) =>
        await ExistsAsync(accountId, datasetId, cancellation) ? files.TryOpen(datasetId, version) : null;

    public async Task DeleteExceptAsync(
        long accountId, long datasetId, IReadOnlyCollection<string> versions, CancellationToken cancellation)
    {
        if (await ExistsAsync(accountId, datasetId, cancellation))
        {
            files.DeleteExcept(datasetId, versions);
        }
    }

    private async Task<bool> ExistsAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        await database.ReadAsync(
            db => db.Integer("SELECT 1 FROM live_datasets WHERE id = ?1 AND account_id = ?2", datasetId, accountId),
            cancellation) is not null;
}
