using Kashf.Core.Identifiers;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Operations;

/// <summary>The operations of datasets, pending and finished.</summary>
internal sealed class OperationLog(CosmosContainers containers, IdGenerator ids)
{
    private const string OfType = "SELECT * FROM c WHERE c.type = @type";
    private const string OfReaders = "SELECT * FROM c WHERE c.type IN (@finished, @removal)";

    public OperationDocument New(DatasetScope scope, string type)
    {
        var number = ids.Next();
        return new OperationDocument
        {
            Id = $"{scope.Dataset}-operation-{number}",
            Account = scope.Account,
            Dataset = scope.Dataset,
            Type = type,
            Number = number,
        };
    }

    /// <returns>The operation with its ETag.</returns>
    public async Task<OperationDocument> BeginAsync(OperationDocument operation, CancellationToken cancellation)
    {
        while (true)
        {
            if (await containers.Items.TryCreateAsync(operation, Key(operation), "operations.begin", cancellation) is { } stored)
                return operation with { ETag = stored.ETag };
            // Another process drew the same number.
            operation = New(ScopeOf(operation), operation.Type) with
            {
                Items = operation.Items,
                Reports = operation.Reports,
                TagId = operation.TagId,
            };
        }
    }

    /// <returns>The operation with its ETag; null where there is one of this id.</returns>
    public async Task<OperationDocument?> TryBeginAsync(OperationDocument operation, CancellationToken cancellation) =>
        await containers.Items.TryCreateAsync(operation, Key(operation), "operations.begin", cancellation) is { } stored
            ? operation with { ETag = stored.ETag }
            : null;

    /// <summary>Ends the operation.</summary>
    /// <returns>False where somebody else has ended it: nothing happens then.</returns>
    public async Task<bool> FinishAsync(
        OperationDocument operation, IReadOnlyDictionary<string, int> change, int written, CancellationToken cancellation)
    {
        if (written == 0)
            return await containers.Items.TryDeleteAsync(operation.Id, Key(operation), operation.ETag, "operations.finish", cancellation);
        var finished = operation with { Type = OperationDocument.Finished, Items = [], Reports = null, Removes = null, Change = change, Written = written, ETag = null };
        return await containers.Items.TryReplaceAsync(
            finished, operation.Id, Key(operation), operation.ETag!, "operations.finish", cancellation) is not null;
    }

    /// <returns>What is not in the counts documents yet, and the removals that are under way.</returns>
    public async Task<List<OperationDocument>> ReadAsync(DatasetScope scope, CancellationToken cancellation)
    {
        var query = new QueryDefinition(OfReaders)
            .WithParameter("@finished", OperationDocument.Finished).WithParameter("@removal", OperationDocument.TagRemoval);
        return await ToListAsync(query, scope.In(OperationDocument.OperationsBucket), "operations.read", cancellation);
    }

    public Task<List<OperationDocument>> ReadAsync(DatasetScope scope, string type, CancellationToken cancellation) => ToListAsync(
        new QueryDefinition(OfType).WithParameter("@type", type),
        scope.In(OperationDocument.OperationsBucket), "operations.read", cancellation);

    /// <returns>Tags that are being removed: nobody may see them any more.</returns>
    public async Task<IReadOnlySet<long>> ReadRemovedTagsAsync(DatasetScope scope, CancellationToken cancellation) =>
        (await ReadAsync(scope, OperationDocument.TagRemoval, cancellation)).Select(removal => removal.TagId!.Value).ToHashSet();

    /// <returns>The numbers of the dataset's pending operations.</returns>
    public async Task<IReadOnlySet<long>> ReadPendingNumbersAsync(DatasetScope scope, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT VALUE c.number FROM c WHERE c.type = @type").WithParameter("@type", OperationDocument.Pending);
        var numbers = containers.Items.QueryAsync<long>(
            query, scope.In(OperationDocument.OperationsBucket), "operations.read_numbers", cancellation: cancellation);
        return await numbers.ToHashSetAsync(cancellationToken: cancellation);
    }

    /// <returns>The whole operation with its ETag; null where it has ended.</returns>
    public async Task<OperationDocument?> FindAsync(OperationDocument operation, CancellationToken cancellation) =>
        await containers.Items.FindAsync<OperationDocument>(operation.Id, Key(operation), "operations.find", cancellation) is { } found
            ? found.Document with { ETag = found.ETag }
            : null;

    /// <summary>Operations and removals of every dataset that are not at their end, without what they carry: for background
    /// work.</summary>
    public Task<List<OperationDocument>> ReadUnfinishedAsync(CancellationToken cancellation) => ToListAsync(
        new QueryDefinition("SELECT c.id, c.account, c.dataset, c.bucket, c.type, c.number, c.tagId FROM c WHERE c.type IN (@pending, @tag, @dataset)")
            .WithParameter("@pending", OperationDocument.Pending)
            .WithParameter("@tag", OperationDocument.TagRemoval)
            .WithParameter("@dataset", OperationDocument.DatasetRemoval),
        null, "operations.read_unfinished", cancellation);

    public Task DeleteAsync(OperationDocument operation, CancellationToken cancellation) =>
        containers.Items.TryDeleteAsync(operation.Id, Key(operation), null, "operations.delete", cancellation);

    public static DatasetScope ScopeOf(OperationDocument operation) => new(operation.Account, operation.Dataset);

    private static PartitionKey Key(OperationDocument operation) => ScopeOf(operation).In(operation.Bucket);

    private async Task<List<OperationDocument>> ToListAsync(
        QueryDefinition query, PartitionKey? key, string operation, CancellationToken cancellation) =>
        await containers.Items.QueryAsync<OperationDocument>(query, key, operation, cancellation: cancellation).ToListAsync(cancellation);
}
