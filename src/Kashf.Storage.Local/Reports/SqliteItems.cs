using Kashf.Core.Identifiers;
using Kashf.Core.Items;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Items;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Reports;

internal sealed class SqliteItems(LocalDatabase database, IdGenerator ids, TimeProvider time) : IItems
{
    public async Task<AddedItems> AddAsync(
        long accountId, long datasetId, IReadOnlyList<NewItem> items, CancellationToken cancellation)
    {
        if (await database.ReadAsync(db => DatasetWords.Find(db, accountId, datasetId), cancellation) is not { } dataset)
        {
            return new AddedItems([], 0);
        }

        var batch = ReportBatch.Of(dataset, items);
        return await database.WriteAsync(db => Add(db, accountId, datasetId, dataset, items.Count, batch), cancellation);
    }

    public IAsyncEnumerable<TextItem> StreamReportedAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        ItemPages.StreamAsync<TextItem, long?>(
            (after, most) => database.ReadAsync(
                db => ItemPages.Reported(db, accountId, datasetId, after ?? long.MinValue, most), cancellation),
            long.MaxValue,
            cancellation);

    public IAsyncEnumerable<TextItem> StreamUnreportedAsync(
        long accountId, long datasetId, int limit, CancellationToken cancellation) =>
        ItemPages.StreamAsync<TextItem, SpreadPosition?>(
            (after, most) => database.ReadAsync(
                db => ItemPages.Unreported(db, accountId, datasetId, after, most), cancellation),
            limit,
            cancellation);

    public async Task<IReadOnlyList<Item>> FindAsync(
        long accountId, long datasetId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation) =>
        await database.ReadAsync(db => Find(db, accountId, datasetId, itemIds), cancellation);

    public async Task<IReadOnlyList<ItemRange>> SplitAsync(
        long accountId, long datasetId, int size, CancellationToken cancellation) =>
        await database.ReadAsync(db => ItemRanges.Split(db, accountId, datasetId, size), cancellation);

    public IAsyncEnumerable<Item> StreamAsync(long accountId, long datasetId, ItemRange range, CancellationToken cancellation) =>
        ItemPages.StreamAsync<Item, long?>(
            (after, most) => database.ReadAsync(
                db => Read(db, accountId, datasetId, range with { First = after + 1 ?? range.First }, most), cancellation),
            long.MaxValue,
            cancellation);

    private static List<Item> Find(LocalConnection db, long accountId, long datasetId, IReadOnlyCollection<long> itemIds)
    {
        if (db.Integer("SELECT 1 FROM live_datasets WHERE id = ?1 AND account_id = ?2", datasetId, accountId) is null)
        {
            return [];
        }

        var items = new ItemReader(db, datasetId);
        return [.. itemIds.Distinct().Select(items.Read).OfType<Item>()];
    }

    private static ItemPage<Item, long?> Read(LocalConnection db, long accountId, long datasetId, ItemRange range, int most) =>
        DatasetWords.Find(db, accountId, datasetId) is null
            ? new ItemPage<Item, long?>([], null)
            : new RangeReader(db, datasetId).Read(range, most);

    private AddedItems Add(
        LocalConnection db, long accountId, long datasetId, DatasetWords dataset, int entries, ReportBatch batch)
    {
        if (DatasetWords.Find(db, accountId, datasetId) is null)
        {
            return new AddedItems([], 0);
        }

        var tags = DatasetWriter.LiveTags(db, accountId, datasetId, batch.TagIds);
        var writer = new DatasetWriter(db, ids, dataset, datasetId, time.GetUtcNow(), tags);
        var stored = batch.Items.Select(item => writer.Store(item).Id).ToArray();
        writer.Count();
        return new AddedItems([.. Enumerable.Range(0, entries).Select(i => stored[batch.ItemOf(i)])], writer.Added);
    }
}
