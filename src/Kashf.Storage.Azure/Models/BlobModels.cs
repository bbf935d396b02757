using Kashf.Core.Storage;
using Kashf.Storage.Azure.Blobs;
using Kashf.Storage.Azure.Datasets;

namespace Kashf.Storage.Azure.Models;

/// <summary>The blobs <c>{account}/{dataset}/{version}</c>.</summary>
internal sealed class BlobModels(BlobContainers containers, CosmosDatasets datasets) : IModels
{
    private readonly BlobContainer container = containers.Models;

    public async Task SaveAsync(
        long accountId, long datasetId, string version, Action<Stream> write, CancellationToken cancellation)
    {
        var name = Name(accountId, datasetId, version);
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is null)
        {
            return;
        }

        await using var blob = new BlobWriter(container, name, cancellation);
        write(blob);
        await blob.CompleteAsync();

        // The dataset may have been deleted, and its models with it, while this one was being written.
        if (await datasets.FindAsync(accountId, datasetId, CancellationToken.None) is null)
        {
            await container.DeleteAsync(name, CancellationToken.None);
        }
    }

    /// <remarks>Whole in memory, where its reader takes it anyway: nothing that happens to the blob disturbs who reads it.</remarks>
    public async Task<Stream?> OpenAsync(long accountId, long datasetId, string version, CancellationToken cancellation)
    {
        var name = Name(accountId, datasetId, version);
        return await datasets.FindAsync(accountId, datasetId, cancellation) is not null
            ? (await container.ReadAsync(name, cancellation))?.ToStream()
            : null;
    }

    public async Task DeleteExceptAsync(
        long accountId, long datasetId, IReadOnlyCollection<string> versions, CancellationToken cancellation)
    {
        var folder = Folder(accountId, datasetId);
        var kept = versions.Select(version => folder + version).ToHashSet(StringComparer.Ordinal);
        await foreach (var model in container.ListAsync(folder, cancellation))
        {
            if (!kept.Contains(model.Name))
            {
                await container.DeleteAsync(model.Name, cancellation);
            }
        }
    }

    /// <summary>Deletes the models of a deleted dataset.</summary>
    public Task DeleteAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        DeleteExceptAsync(accountId, datasetId, [], cancellation);

    private static string Name(long accountId, long datasetId, string version) =>
        Folder(accountId, datasetId) + ModelVersion.Check(version);

    private static string Folder(long accountId, long datasetId) => $"{accountId}/{datasetId}/";
}
