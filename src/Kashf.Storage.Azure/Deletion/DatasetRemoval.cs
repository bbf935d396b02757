using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Deletion;

/// <summary>Removes the documents of a deleted dataset: its items, counts and operations, and last the wish itself.</summary>
internal sealed class DatasetRemoval(CosmosContainers containers, OperationLog log)
{
    private const int AtOnce = 32;
    private const int MostAtOnce = 20_000;

    /// <summary>Stores the wish.</summary>
    public Task<OperationDocument> BeginAsync(long accountId, long datasetId, CancellationToken cancellation) => log.BeginAsync(
        log.New(DatasetScope.Of(accountId, datasetId), OperationDocument.DatasetRemoval), cancellation);

    /// <summary>Removes a bounded number of documents; where none are left, the wish too.</summary>
    public async Task RunAsync(OperationDocument removal, CancellationToken cancellation)
    {
        var scope = OperationLog.ScopeOf(removal);
        var documents = containers.ItemsInBulk.QueryAsync<Address>(
            new QueryDefinition("SELECT c.id, c.bucket FROM c WHERE c.id != @removal").WithParameter("@removal", removal.Id),
            scope.Prefix, "datasets.remove", cancellation: cancellation);
        var found = await documents.Take(MostAtOnce).ToListAsync(cancellation);
        await Parallel.ForEachAsync(
            found,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (document, token) =>
                await containers.ItemsInBulk.TryDeleteAsync(document.Id, scope.In(document.Bucket), null, "datasets.remove", token));
        if (found.Count == 0)
            await log.DeleteAsync(removal, cancellation);
    }

    private sealed record Address(string Id, string Bucket);
}
