using System.Text;
using Kashf.Core.Identifiers;
using Kashf.Core.Items;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Items;

namespace Kashf.Storage.Local.Reports;

internal sealed class SqliteItems(LocalDatabase database, IdGenerator ids, TimeProvider time) : IItems
{
    private const int AddedAtOnce = 1000;

    public async Task<IReadOnlyList<long>> AddAsync(
        long accountId, long datasetId, IReadOnlyList<string> contents, CancellationToken cancellation)
    {
        var added = new List<long>(contents.Count);
        foreach (var part in contents.Chunk(AddedAtOnce))
        {
            var texts = Array.ConvertAll(part, Encoding.UTF8.GetBytes);
            var hashes = Array.ConvertAll(texts, text => ContentHash.Of(text).ToBytes());
            added.AddRange(await database.WriteAsync(db => Add(db, accountId, datasetId, texts, hashes), cancellation));
        }

        return added;
    }

    public IAsyncEnumerable<TextItem> StreamReportedAsync(long accountId, long datasetId, CancellationToken cancellation) =>
        ItemPages.StreamAsync<long?>(
            (after, most) => database.ReadAsync(
                db => ItemPages.Reported(db, accountId, datasetId, after ?? long.MinValue, most), cancellation),
            long.MaxValue,
            cancellation);

    public IAsyncEnumerable<TextItem> StreamUnreportedAsync(
        long accountId, long datasetId, int limit, CancellationToken cancellation) =>
        ItemPages.StreamAsync<byte[]>(
            (after, most) => database.ReadAsync(
                db => ItemPages.Unreported(db, accountId, datasetId, after ?? [], most), cancellation),
            limit,
            cancellation);

    public async Task<IReadOnlyList<Item>> FindAsync(
        long accountId, long datasetId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation) =>
        await database.ReadAsync(db => Find(db, accountId, datasetId, itemIds), cancellation);

    private static List<Item> Find(LocalConnection db, long accountId, long datasetId, IReadOnlyCollection<long> itemIds)
    {
        if (db.Integer("SELECT 1 FROM live_datasets WHERE id = ?1 AND account_id = ?2", datasetId, accountId) is null)
        {
            return [];
        }

        var items = new ItemReader(db, datasetId);
        return [.. itemIds.Distinct().Select(items.Read).OfType<Item>()];
    }

    private long[] Add(LocalConnection db, long accountId, long datasetId, byte[][] texts, byte[][] hashes)
    {
        if (db.Integer("SELECT 1 FROM live_datasets WHERE id = ?1 AND account_id = ?2", datasetId, accountId) is null)
        {
            return [];
        }

        var items = new ItemTable(db, ids, datasetId, time.GetUtcNow());
        var added = new long[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            added[i] = items.Find(hashes[i])?.Id ?? items.Add(texts[i], hashes[i], 0);
        }

        items.Count();
        return added;
    }
}
