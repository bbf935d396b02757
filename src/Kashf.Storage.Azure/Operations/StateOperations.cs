using Kashf.Core.Storage;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Operations;

/// <summary>Changes what is known of existing items, a bounded number an operation.</summary>
internal sealed class StateOperations(ItemOperations operations, OperationLog log, ItemQueries queries)
{
    private const int MostItems = 500;

    /// <param name="change">From the item and the operation's number to the item as it shall be; the same one where there is
    /// nothing to do.</param>
    /// <returns>How many were changed.</returns>
    public Task<int> RunAsync(
        DatasetScope scope,
        IReadOnlyCollection<long> itemIds,
        Func<ItemDocument, long, ItemDocument> change,
        string operation,
        CancellationToken cancellation) =>
        RunAsync(scope, queries.StatesAsync(scope, itemIds, operation, cancellation), change, cancellation);

    /// <summary>For the items that stand in this list.</summary>
    /// <inheritdoc cref="RunAsync(DatasetScope, IReadOnlyCollection{long}, Func{ItemDocument, long, ItemDocument}, string, CancellationToken)"/>
    public Task<int> RunAsync(
        DatasetScope scope,
        string list,
        Func<ItemDocument, long, ItemDocument> change,
        string operation,
        CancellationToken cancellation) =>
        RunAsync(scope, queries.StatesAsync(scope, list, operation, cancellation), change, cancellation);

    /// <summary>
    /// Ends a pending operation of which nobody knows any more what it was to do: what it has done stays and is counted. The
    /// other items are written as they are, so that a writer that was only slow finds itself late.
    /// </summary>
    public Task EndAsync(OperationDocument operation, CancellationToken cancellation) => operations.CompleteAsync(
        operation,
        [.. KeysOf(operation).Select(key => new ItemChange(key, null, (item, _) => item is null ? null : item with { }))],
        bulk: false,
        cancellation);

    private static IEnumerable<ItemKey> KeysOf(OperationDocument operation) => operation.Reports is { } said
        ? said.Select(content => ItemKey.Of(OperationLog.ScopeOf(operation), content.Content))
        : operation.Items.Select(ItemKey.Parse);

    private async Task<int> RunAsync(
        DatasetScope scope, IAsyncEnumerable<ItemDocument> items, Func<ItemDocument, long, ItemDocument> change, CancellationToken cancellation)
    {
        var changed = 0;
        await foreach (var part in items.Chunk(MostItems).WithCancellation(cancellation))
        {
            var operation = await operations.BeginAsync(
                log.New(scope, OperationDocument.Pending) with { Items = [.. part.Select(item => item.Id)] }, cancellation);
            var changes = part.Select(item => new ItemChange(
                ItemKey.Parse(item.Id), item, (current, number) => current is null ? null : change(current, number))).ToList();
            // From here on it is done to the end: leaving it half done helps nobody.
            var (done, endedHere) = await operations.CompleteAsync(operation, changes, bulk: false, CancellationToken.None);
            if (!endedHere)
                throw new StorageUnavailableException(CosmosFaults.Store, null, new TimeoutException("The change took so long that another process has ended it."));
            changed += done.Count(item => item.Change is not null);
        }

        return changed;
    }
}
