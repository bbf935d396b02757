using System.Collections.Concurrent;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace Kashf.Storage.Azure.Counts;

/// <summary>
/// Adds finished operations to the counts documents and takes them out of the log. A counts document names the operations
/// it holds, so that folding twice counts once. One process at a time folds a dataset: an operation that a fold has taken
/// out long ago must not come back from another one's memory.
/// </summary>
internal sealed partial class CountsFolding(
    CosmosContainers containers, OperationLog log, FoldingLease lease, TimeProvider time, ILogger<CountsFolding> logger)
{
    private const int MostUnfolded = 8;
    private const int RememberedOperations = 64;
    private const int MostAtOnce = 64;
    private const int TagsAtOnce = 16;
    private static readonly TimeSpan LongestFold = FoldingLease.Length / 2;

    private readonly ConcurrentDictionary<DatasetScope, int> finished = new();

    /// <summary>Tells of a finished operation; folds where many have come together.</summary>
    public async Task RunAsync(DatasetScope scope, CancellationToken cancellation)
    {
        if (finished.AddOrUpdate(scope, 1, (_, count) => count + 1) < MostUnfolded)
            return;
        finished.TryRemove(scope, out _);
        await FoldAsync(scope, cancellation);
    }

    /// <summary>Folds what there is, unless another process is about it. Where a fault comes between, the next fold makes up for
    /// it: whoever asked has done his work.</summary>
    public async Task FoldAsync(DatasetScope scope, CancellationToken cancellation)
    {
        try
        {
            await FoldInTurnAsync(scope, cancellation);
        }
        catch (StorageUnavailableException)
        {
            LogPutOff(scope.Dataset);
        }
    }

    private async Task FoldInTurnAsync(DatasetScope scope, CancellationToken cancellation)
    {
        if (!await lease.TryTakeAsync(scope, cancellation))
            return;
        var started = time.GetTimestamp();
        var operations = (await log.ReadAsync(scope, OperationDocument.Finished, cancellation)).Take(MostAtOnce).ToList();
        var tags = operations.SelectMany(operation => operation.Change!.Keys).Select(ListName.TagOf).Append(null).Distinct();
        var refused = 0;
        await Parallel.ForEachAsync(
            operations.Count > 0 ? tags : [],
            new ParallelOptions { MaxDegreeOfParallelism = TagsAtOnce, CancellationToken = cancellation },
            async (tag, token) => Interlocked.Add(ref refused, await TryAddAsync(scope, tag, operations, started, token) ? 0 : 1));
        if (refused > 0)
            return;
        foreach (var operation in operations)
            await log.DeleteAsync(operation, cancellation);
        await lease.ReleaseAsync(scope, cancellation);
    }

    private async Task<bool> TryAddAsync(
        DatasetScope scope, string? tag, List<OperationDocument> operations, long started, CancellationToken cancellation)
    {
        var key = scope.In(CountsDocument.CountsBucket);
        var id = CountsDocument.IdOf(scope, tag);
        while (true)
        {
            var stored = await containers.Items.FindAsync<CountsDocument>(id, key, "counts.fold", cancellation);
            var before = stored?.Document ?? CountsDocument.Empty(scope, tag);
            var after = Add(before, tag, operations);
            if (ReferenceEquals(before, after))
                return true;
            // Whoever is stopped for long may have lost the lease.
            if (time.GetElapsedTime(started) > LongestFold)
                return false;
            if (await StoreAsync(after, stored?.ETag, key, cancellation))
                return true;
        }
    }

    private async Task<bool> StoreAsync(CountsDocument document, string? etag, PartitionKey key, CancellationToken cancellation) => etag is null
        ? await containers.Items.TryCreateAsync(document, key, "counts.fold", cancellation) is not null
        : await containers.Items.TryReplaceAsync(document with { ETag = null }, document.Id, key, etag, "counts.fold", cancellation) is not null;

    private static CountsDocument Add(CountsDocument document, string? tag, List<OperationDocument> operations)
    {
        var touching = operations
            .Where(operation => tag is null || operation.Change!.Keys.Any(list => ListName.TagOf(list) == tag)).ToList();
        var unknown = touching.Where(operation => !document.Folded.Contains(operation.Number)).ToList();
        if (unknown.Count == 0)
            return document;
        var lists = document.Lists.ToDictionary();
        foreach (var (list, entries) in unknown.SelectMany(operation => operation.Change!).Where(entry => ListName.TagOf(entry.Key) == tag))
            lists[list] = lists.GetValueOrDefault(list) + entries;
        return document with
        {
            Lists = lists,
            Changes = document.Changes + unknown.Sum(operation => operation.Written),
            Folded = [.. touching.Select(operation => operation.Number).Union(document.Folded.Take(RememberedOperations))],
        };
    }

    [LoggerMessage(EventId = 703, Level = LogLevel.Warning, Message = "Counts of dataset {Dataset} could not be folded now; the next fold makes up for it.")]
    private partial void LogPutOff(string dataset);
}
