using System.Globalization;
using Kashf.Core.Datasets;
using Kashf.Core.Reports;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;

namespace Kashf.Storage.Azure.Images;

/// <summary>
/// Makes one item of two that turned out to be the same image. What was said of the second is said of the first; then the
/// second is deleted as it was read, by an operation that tells beforehand what this does to the counts. Each item has one such
/// operation, whoever begins it, so that it counts once.
/// </summary>
internal sealed class ItemMerging(CosmosContainers containers, OperationLog log, ReportOperations reports, ReportedTags tags)
{
    /// <summary>Moves what was said of one content to another, and forgets the item; of two words on a tag the later one stands.</summary>
    /// <returns>False where another operation is at work on the item: then it stays, and is moved another time.</returns>
    public async Task<bool> MoveAsync(Dataset dataset, string from, string into, CancellationToken cancellation)
    {
        var scope = DatasetScope.Of(dataset.AccountId, dataset.Id);
        while (await FindAsync(scope, ItemKey.Of(scope, from), cancellation) is { } item)
        {
            // What it did to the counts is known by the item's stamp alone.
            var pending = item.Stamps.Count > 0 ? await log.ReadPendingNumbersAsync(scope, cancellation) : new HashSet<long>();
            if (item.Stamps.Keys.Any(stamp => pending.Contains(long.Parse(stamp, CultureInfo.InvariantCulture))))
                return false;
            var moved = await MovedAsync(dataset, item, await FindAsync(scope, ItemKey.Of(scope, into), cancellation), cancellation);
            await reports.RunAsync(scope, dataset.Type, [(into, moved)], bulk: false, cancellation);
            await RemoveAsync(scope, item, cancellation);
        }

        return true;
    }

    public async Task<bool> HasItemAsync(DatasetScope scope, string content, CancellationToken cancellation) =>
        await FindAsync(scope, ItemKey.Of(scope, content), cancellation) is not null;

    /// <summary>Brings the removal of an item to its end; where the item has changed, nothing has happened.</summary>
    public async Task FinishAsync(OperationDocument operation, CancellationToken cancellation)
    {
        var scope = OperationLog.ScopeOf(operation);
        var key = ItemKey.Parse(operation.Items[0]);
        var deleted = await containers.Items.TryDeleteAsync(
            key.DocumentId, scope.In(key.Bucket), operation.Removes, "images.merge", cancellation);
        var isStillThere = !deleted && await FindAsync(scope, key, cancellation) is { } item && IdOf(scope, item) == operation.Id;
        await log.FinishAsync(operation, operation.Change!, isStillThere ? 0 : 1, cancellation);
    }

    private async Task RemoveAsync(DatasetScope scope, ItemDocument item, CancellationToken cancellation)
    {
        var operation = log.New(scope, OperationDocument.Pending) with
        {
            Id = IdOf(scope, item),
            Items = [item.Id],
            Removes = item.ETag,
            Change = ListChange.OfRemoval(item),
        };
        var begun = await log.TryBeginAsync(operation, cancellation) ?? await log.FindAsync(operation, cancellation);
        if (begun is { Type: OperationDocument.Pending })
            await FinishAsync(begun, cancellation);
    }

    private async Task<List<TagReport>> MovedAsync(
        Dataset dataset, ItemDocument item, ItemDocument? into, CancellationToken cancellation)
    {
        var live = await tags.LiveAsync(dataset, item.Reports.Select(report => report.Report), cancellation);
        return item.Reports
            .Where(report => live.Contains(report.TagId)
                && into?.Reports.Any(other => other.TagId == report.TagId && other.By > report.By) != true)
            .Select(report => report.Report).ToList();
    }

    private async Task<ItemDocument?> FindAsync(DatasetScope scope, ItemKey key, CancellationToken cancellation) =>
        await containers.Items.FindAsync<ItemDocument>(key.DocumentId, scope.In(key.Bucket), "images.merge", cancellation) is { } found
            ? found.Document with { ETag = found.ETag }
            : null;

    private static string IdOf(DatasetScope scope, ItemDocument item) =>
        string.Create(CultureInfo.InvariantCulture, $"{scope.Dataset}-merge-{item.ItemId}");
}
