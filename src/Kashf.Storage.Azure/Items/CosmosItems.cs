using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Kashf.Core.Items;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Images;
using Kashf.Storage.Azure.Operations;

namespace Kashf.Storage.Azure.Items;

internal sealed class CosmosItems(
    IDatasets datasets, ReportedTags reportedTags, FirstUrls firstUrls, ReportOperations operations, OperationLog log, ItemQueries queries) : IItems
{
    // Who adds twice at once means the first to come first: of two words on one text the second wins.
    private readonly ConcurrentDictionary<DatasetScope, SemaphoreSlim> turns = new();

    public async Task<AddedItems> AddAsync(
        long accountId, long datasetId, IReadOnlyList<NewItem> items, CancellationToken cancellation)
    {
        var turn = turns.GetOrAdd(DatasetScope.Of(accountId, datasetId), _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        try
        {
            return await AddInTurnAsync(accountId, datasetId, items, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<AddedItems> AddInTurnAsync(
        long accountId, long datasetId, IReadOnlyList<NewItem> items, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset)
            return new AddedItems([], 0);
        var live = await reportedTags.LiveAsync(dataset, items.SelectMany(item => item.Reports), cancellation);
        var firsts = await firstUrls.FindAsync(dataset, items.Select(item => item.Content), cancellation);
        var byContent = items.GroupBy(item => firsts.GetValueOrDefault(item.Content, item.Content), StringComparer.Ordinal).Select(
            same => (same.Key, (IReadOnlyList<TagReport>)[.. same.SelectMany(item => item.Reports).Where(report => live.Contains(report.TagId))])).ToList();
        var changed = await operations.RunAsync(DatasetScope.Of(accountId, datasetId), dataset.Type, byContent, bulk: true, cancellation);
        var ids = byContent.Zip(changed).ToDictionary(pair => pair.First.Key, pair => pair.Second.Item!.ItemId, StringComparer.Ordinal);
        return new AddedItems([.. items.Select(item => ids[firsts.GetValueOrDefault(item.Content, item.Content)])], changed.Count(item => item.Created));
    }

    public IAsyncEnumerable<TextItem> StreamReportedAsync(long accountId, long datasetId, CancellationToken cancellation) => StreamAsync(
        accountId,
        datasetId,
        scope => queries.ByIdAsync(scope, 0, long.MaxValue, reportedOnly: true, "items.stream_reported", cancellation),
        (item, removed) => item.ToTextItem(removed) is { Reports.Count: > 0 } seen ? seen : null,
        cancellation);

    public IAsyncEnumerable<TextItem> StreamUnreportedAsync(
        long accountId, long datasetId, int limit, CancellationToken cancellation) => limit <= 0 ? AsyncEnumerable.Empty<TextItem>() : StreamAsync(
            accountId,
            datasetId,
            scope => queries.UnreportedAsync(scope, "items.stream_unreported", cancellation).Take(limit),
            (item, removed) => item.ToTextItem(removed),
            cancellation);

    public async Task<IReadOnlyList<Item>> FindAsync(
        long accountId, long datasetId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation)
    {
        var found = await StreamAsync(
            accountId, datasetId, scope => queries.ByIdsAsync(scope, itemIds, "items.find_many", cancellation), (item, removed) => item.ToItem(removed), cancellation)
            .ToDictionaryAsync(item => item.Id, cancellationToken: cancellation);
        return [.. itemIds.Distinct().Select(id => found.GetValueOrDefault(id)).OfType<Item>()];
    }

    public async Task<IReadOnlyList<ItemRange>> SplitAsync(
        long accountId, long datasetId, int size, CancellationToken cancellation)
    {
        var ranges = new List<ItemRange>();
        var (first, last, count) = (0L, 0L, 0);
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is null)
            return ranges;
        await foreach (var item in queries.PredictedAsync(DatasetScope.Of(accountId, datasetId), "items.split", cancellation))
        {
            if (count == size)
            {
                ranges.Add(new ItemRange(first, last));
                count = 0;
            }

            first = count == 0 ? item.ItemId : first;
            (last, count) = (item.ItemId, count + 1);
        }

        if (count > 0)
            ranges.Add(new ItemRange(first, last));
        return ranges;
    }

    public IAsyncEnumerable<Item> StreamAsync(long accountId, long datasetId, ItemRange range, CancellationToken cancellation) => StreamAsync(
        accountId,
        datasetId,
        scope => queries.ByIdAsync(scope, Math.Max(0, range.First), range.Last, reportedOnly: false, "items.stream", cancellation),
        (item, removed) => item.ToItem(removed),
        cancellation);

    private async IAsyncEnumerable<T> StreamAsync<T>(
        long accountId,
        long datasetId,
        Func<DatasetScope, IAsyncEnumerable<ListedItem>> read,
        Func<ListedItem, IReadOnlySet<long>, T?> see,
        [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is null)
            yield break;
        var scope = DatasetScope.Of(accountId, datasetId);
        var removed = await log.ReadRemovedTagsAsync(scope, cancellation);
        await foreach (var item in read(scope).WithCancellation(cancellation))
        {
            if (see(item, removed) is { } seen)
                yield return seen;
        }
    }
}
