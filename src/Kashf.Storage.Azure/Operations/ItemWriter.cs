using System.Globalization;
using Kashf.Core.Identifiers;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Microsoft.Azure.Cosmos;
using Polly;
using Polly.Retry;

namespace Kashf.Storage.Azure.Operations;

/// <summary>
/// Changes one item for an operation, once: the document carries a stamp of the operation from the same write, so that a
/// second try of the operation, here or in another process, finds it done. A fault of the store that passes within a second or
/// two costs one item another try, not the whole batch.
/// </summary>
internal sealed class ItemWriter(CosmosContainers containers, OperationLog operations, TimeProvider time)
{
    private const int MostStamps = 12;
    private const int Gates = 1024;
    private static readonly TimeSpan LongestOperation = TimeSpan.FromMinutes(15);

    private readonly ResiliencePipeline<ChangedItem> retries = new ResiliencePipelineBuilder<ChangedItem> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<ChangedItem>
        {
            // A call that ran out of time has had its patience already.
            ShouldHandle = new PredicateBuilder<ChangedItem>()
                .Handle<StorageUnavailableException>(fault => fault.InnerException is not OperationCanceledException),
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    // Writers of one process wait for one another; between processes the ETag decides, and the slower one tries again.
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<ChangedItem> WriteAsync(OperationDocument operation, ItemChange change, bool bulk, CancellationToken cancellation)
    {
        var gate = gates[(uint)change.Key.GetHashCode() % Gates];
        await gate.WaitAsync(cancellation);
        try
        {
            return await retries.ExecuteAsync(async token => await WriteInTurnAsync(operation, change, bulk, token), cancellation);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<ChangedItem> WriteInTurnAsync(OperationDocument operation, ItemChange change, bool bulk, CancellationToken cancellation)
    {
        var key = OperationLog.ScopeOf(operation).In(change.Key.Bucket);
        var stamp = operation.Number.ToString(CultureInfo.InvariantCulture);
        for (var known = change.Known; ; known = null)
        {
            known ??= await FindAsync(change.Key, key, cancellation);
            if (known?.Stamps.GetValueOrDefault(stamp) is { } done)
                return new ChangedItem(known, done, done.ContainsKey(ListName.Items));
            if (change.Apply(known, operation.Number) is not { } next || ReferenceEquals(next, known))
                return new ChangedItem(known, null, false);
            var lists = ListChange.Between(known, next);
            next = next with { Stamps = await StampAsync(operation, known, stamp, lists, cancellation) };
            if (await TryStoreAsync(bulk ? containers.ItemsInBulk : containers.Items, known, next, key, cancellation))
                return new ChangedItem(next, lists, known is null);
        }
    }

    private async Task<ItemDocument?> FindAsync(ItemKey itemKey, PartitionKey key, CancellationToken cancellation) =>
        await containers.Items.FindAsync<ItemDocument>(itemKey.DocumentId, key, "items.find", cancellation) is { } found
            ? found.Document with { ETag = found.ETag }
            : null;

    private static async Task<bool> TryStoreAsync(
        CosmosContainer container, ItemDocument? known, ItemDocument next, PartitionKey key, CancellationToken cancellation) =>
        known is null
            ? await container.TryCreateAsync(next, key, "items.write", cancellation) is not null
            : await container.TryPatchMatchingAsync(next.Id, key, Patch(next), known.ETag!, "items.write", cancellation);

    private static PatchOperation[] Patch(ItemDocument next) =>
    [
        PatchOperation.Set("/reported", next.Reported),
        PatchOperation.Set("/reports", next.Reports),
        PatchOperation.Set("/removedBy", next.RemovedBy),
        PatchOperation.Set("/predictions", next.Predictions),
        PatchOperation.Set("/predictedAt", next.PredictedAt),
        PatchOperation.Set("/certainty", next.Certainty),
        PatchOperation.Set("/model", next.Model),
        PatchOperation.Set("/contradictions", next.Contradictions),
        PatchOperation.Set("/lists", next.Lists),
        PatchOperation.Set("/stamps", next.Stamps),
    ];

    /// <summary>
    /// Stamps are needed while a writer of their operation may come back; those of operations that ended long ago are taken
    /// off where they crowd the document.
    /// </summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>> StampAsync(
        OperationDocument operation, ItemDocument? known, string stamp, ListChange lists, CancellationToken cancellation)
    {
        var stamps = known is null ? [] : known.Stamps.ToDictionary();
        if (stamps.Count >= MostStamps && stamps.Keys.Where(number => IsOld(number, operation.Number)).ToList() is { Count: > 0 } old)
        {
            var pending = await operations.ReadPendingNumbersAsync(OperationLog.ScopeOf(operation), cancellation);
            foreach (var number in old.Where(number => !pending.Contains(long.Parse(number, CultureInfo.InvariantCulture))))
                stamps.Remove(number);
        }

        stamps[stamp] = lists;
        return stamps;
    }

    private static bool IsOld(string number, long now) =>
        IdGenerator.Between(long.Parse(number, CultureInfo.InvariantCulture), now) > LongestOperation;
}
