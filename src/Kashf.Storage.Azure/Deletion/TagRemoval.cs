using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;

namespace Kashf.Storage.Azure.Deletion;

/// <summary>
/// Takes a deleted tag out of the items. The removal is in the log before the tag is gone, and stays there for a while
/// after: a report that was on its way when the tag was deleted is found by a second round.
/// </summary>
internal sealed class TagRemoval(
    CosmosContainers containers, OperationLog log, StateOperations changes, DatasetCounters counters, CountsFolding folding)
{
    // A request that deletes a tag ends within it; background work goes on to the next.
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(20);

    /// <summary>Stores the wish. From here on nobody sees the tag.</summary>
    public Task<OperationDocument> BeginAsync(long accountId, long datasetId, long tagId, CancellationToken cancellation) => log.BeginAsync(
        log.New(DatasetScope.Of(accountId, datasetId), OperationDocument.TagRemoval) with { TagId = tagId }, cancellation);

    /// <returns>How many reports the tag has.</returns>
    public async Task<long> CountReportsAsync(long accountId, long datasetId, long tagId, CancellationToken cancellation)
    {
        var counts = await counters.ReadAsync(DatasetScope.Of(accountId, datasetId), tagId, cancellation);
        return counts.Of(ListName.Reported(tagId, null));
    }

    /// <summary>Changes the items that tell of the tag, as many as the time allows.</summary>
    /// <returns>Whether none is left.</returns>
    public async Task<bool> RunAsync(OperationDocument removal, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(LongestRound);
        try
        {
            foreach (var list in new[] { ListName.Reported(removal.TagId!.Value, null), ListName.Predicted(removal.TagId.Value) })
                await RunAsync(removal, list, limited.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The next round goes on; meanwhile readers pass the tag over.
            return false;
        }
    }

    /// <summary>Looks once more; where nothing is left, forgets the wish.</summary>
    public async Task FinishAsync(OperationDocument removal, CancellationToken cancellation)
    {
        if (!await RunAsync(removal, cancellation))
            return;
        await ForgetCountsAsync(removal, cancellation);
        await log.DeleteAsync(removal, cancellation);
    }

    /// <summary>What was taken out of the items is folded in first, lest it came to counts that nobody asks for any more.</summary>
    private async Task ForgetCountsAsync(OperationDocument removal, CancellationToken cancellation)
    {
        var scope = OperationLog.ScopeOf(removal);
        await folding.FoldAsync(scope, cancellation);
        var id = CountsDocument.IdOf(scope, ListName.TagOf(ListName.Predicted(removal.TagId!.Value)));
        await containers.Items.TryDeleteAsync(id, scope.In(CountsDocument.CountsBucket), null, "counts.delete", cancellation);
    }

    private Task<int> RunAsync(OperationDocument removal, string list, CancellationToken cancellation) => changes.RunAsync(
        OperationLog.ScopeOf(removal),
        list,
        (item, operation) => item.RemoveTag(removal.TagId!.Value, operation),
        "tags.remove_from_items",
        cancellation);
}
