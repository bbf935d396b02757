using Kashf.Core.Storage;
using Kashf.Storage.Azure.Blobs;

namespace Kashf.Storage.Azure.Files;

internal sealed class BlobFiles(BlobContainers containers, TimeProvider time) : IFiles
{
    /// <summary>How long a replaced file stays for those who read it.</summary>
    private static readonly TimeSpan LongestRead = TimeSpan.FromDays(1);

    private readonly BlobContainer container = containers.Files;

    public async Task<long> SaveAsync(
        long accountId, string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var folder = FileVersions.Folder(accountId, name);
        var older = await container.ListAsync(folder, cancellation).ToListAsync(cancellation);
        var latest = older.Count > 0 ? older[^1].Name : null;
        await using var blob = new BlobWriter(container, FileVersions.New(folder, time.GetUtcNow(), latest), cancellation);
        await write(blob, cancellation);
        await blob.CompleteAsync();
        await DeleteReplacedAsync(older, CancellationToken.None);
        return blob.Length;
    }

    public async Task<Stream?> OpenAsync(long accountId, string name, CancellationToken cancellation) =>
        await FindAsync(accountId, name, cancellation) is { } found ? Open(found) : null;

    /// <returns>The file's latest version; null where there is none.</returns>
    public async Task<StoredBlob?> FindAsync(long accountId, string name, CancellationToken cancellation)
    {
        StoredBlob? latest = null;
        await foreach (var version in container.ListAsync(FileVersions.Folder(accountId, name), cancellation))
        {
            latest = version;
        }

        return latest;
    }

    public BlobReader Open(StoredBlob version) => new(container, version);

    public async Task<bool> DeleteAsync(long accountId, string name, CancellationToken cancellation)
    {
        var versions = await container.ListAsync(FileVersions.Folder(accountId, name), cancellation).ToListAsync(cancellation);

        // The oldest first: as long as one is left it is the latest, and the file is there.
        var deleted = false;
        foreach (var version in versions)
        {
            deleted = await container.DeleteAsync(version.Name, cancellation);
        }

        return deleted;
    }

    public async Task<long> PurgeAsync(string prefix, DateTimeOffset before, CancellationToken cancellation)
    {
        long purged = 0;
        var file = new List<StoredBlob>();
        await foreach (var version in ListUnder(prefix, cancellation))
        {
            if (file.Count > 0 && FileVersions.FolderOf(version.Name) != FileVersions.FolderOf(file[^1].Name))
            {
                purged += await PurgeAsync(file, before, cancellation) ? 1 : 0;
                file.Clear();
            }

            file.Add(version);
        }

        return purged + (file.Count > 0 && await PurgeAsync(file, before, cancellation) ? 1 : 0);
    }

    public async Task<FileSpace> MeasureAsync(string prefix, CancellationToken cancellation) =>
        new(await ListUnder(prefix, cancellation).Select(version => version.Length).SumAsync(cancellation), Free: null);

    /// <summary>Deletes what the account has named after a dataset.</summary>
    public async Task DeleteOfAsync(long accountId, long datasetId, CancellationToken cancellation)
    {
        await foreach (var version in container.ListAsync($"datasets/{datasetId}/", cancellation))
        {
            if (version.Name.Contains($"/@{accountId}/", StringComparison.Ordinal))
            {
                await container.DeleteAsync(version.Name, cancellation);
            }
        }
    }

    private IAsyncEnumerable<StoredBlob> ListUnder(string prefix, CancellationToken cancellation) =>
        container.ListAsync(string.Join('/', FileName.Check(prefix)) + "/", cancellation);

    /// <summary>Deletes a file whose latest version is old, or the versions that it replaced long ago.</summary>
    private async Task<bool> PurgeAsync(List<StoredBlob> versions, DateTimeOffset before, CancellationToken cancellation)
    {
        if (FileVersions.StoredAt(versions[^1].Name) >= before)
        {
            await DeleteReplacedAsync(versions, cancellation);
            return false;
        }

        foreach (var version in versions)
        {
            await container.DeleteAsync(version.Name, cancellation);
        }

        return true;
    }

    private async Task DeleteReplacedAsync(List<StoredBlob> versions, CancellationToken cancellation)
    {
        var oldest = time.GetUtcNow() - LongestRead;
        foreach (var (version, next) in versions.Zip(versions.Skip(1)).Where(pair => FileVersions.StoredAt(pair.Second.Name) < oldest))
        {
            await container.DeleteAsync(version.Name, cancellation);
        }
    }
}
