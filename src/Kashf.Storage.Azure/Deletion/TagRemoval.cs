using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;

namespace Kashf.Storage.Azure.Deletion;

/// <summary>
/// Takes a deleted tag out of the items. The removal is in the log before the tag is gone, and stays there for a while
/// after: a report that was on its way when the tag was deleted is found by a second round.
/// </summary>
internal sealed class TagRemoval(OperationLog log, StateOperations changes, DatasetCounters counters)
{
    /// <summary>Stores the wish. From here on nobody sees the tag.</summary>
    public Task<OperationDocument> BeginAsync(long accountId, long datasetId, long tagId, CancellationToken cancellation) => log.BeginAsync(
        log.New(DatasetScope.Of(accountId, datasetId), OperationDocument.TagRemoval) with { TagId = tagId }, cancellation);

    /// <returns>How many reports the tag has.</returns>
    public async Task<long> CountReportsAsync(long accountId, long datasetId, long tagId, CancellationToken cancellation)
    {
        var counts = await counters.ReadAsync(DatasetScope.Of(accountId, datasetId), tagId, cancellation);
        return counts.Of(ListName.Reported(tagId, null));
    }

    /// <summary>Changes every item that tells of the tag.</summary>
    public async Task RunAsync(OperationDocument removal, CancellationToken cancellation)
    {
        var tagId = removal.TagId!.Value;
        await changes.RunAsync(
            OperationLog.ScopeOf(removal),
            [ListName.Reported(tagId, null), ListName.Predicted(tagId)],
            (item, operation) => item.RemoveTag(tagId, operation),
            "tags.remove_from_items",
            cancellation);
    }

    /// <summary>Looks once more, and forgets the wish.</summary>
    public async Task FinishAsync(OperationDocument removal, CancellationToken cancellation)
    {
        await RunAsync(removal, cancellation);
        await log.DeleteAsync(removal, cancellation);
    }
}
