using Kashf.Core.Identifiers;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Lists;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Reports;

internal sealed class SqliteReports(LocalDatabase database, TagLists lists, IdGenerator ids, TimeProvider time) : IReports
{
    public async Task<IReadOnlyList<ReportedItem?>> ReportAsync(
        long accountId, long datasetId, IReadOnlyList<TextReport> reports, CancellationToken cancellation)
    {
        if (await database.ReadAsync(db => DatasetWords.Find(db, accountId, datasetId), cancellation) is not { } dataset)
        {
            return new ReportedItem?[reports.Count];
        }

        var batch = ReportBatch.Of(dataset, reports);
        return await database.WriteAsync(db => Store(db, accountId, datasetId, dataset, reports, batch), cancellation);
    }

    public Task<bool> RemoveAsync(
        long accountId, long datasetId, long itemId, long tagId, CancellationToken cancellation) =>
        database.WriteAsync(db => Remove(db, accountId, datasetId, itemId, tagId), cancellation);

    public Task<Page<Item>> ListAsync(
        long accountId, long tagId, bool? positive, PageRequest page, CancellationToken cancellation) =>
        lists.ReadAsync(ListKind.Reports, accountId, tagId, positive, page, (_, _, item) => item, cancellation);

    public Task<Page<NotSureReport>> ListNotSureAsync(
        long accountId, long tagId, bool? positive, PageRequest page, CancellationToken cancellation) =>
        lists.ReadAsync(
            ListKind.Contradictions, accountId, tagId, positive, page,
            (db, _, item) => new NotSureReport(item, item.Reports.First(report => report.TagId == tagId), Probability(db, tagId, item.Id)),
            cancellation);

    public async Task SetContradictionsAsync(
        long accountId, long datasetId, long tagId, IReadOnlyList<Contradiction> contradictions, CancellationToken cancellation)
    {
        var setting = new SetContradictions(accountId, datasetId, tagId, contradictions);
        while (await database.WriteAsync(setting.Run, cancellation))
        {
        }
    }

    private static float Probability(LocalConnection db, long tagId, long itemId) => db.All(
        "SELECT probability FROM contradictions WHERE tag_id = ?1 AND item_id = ?2", row => (float)row.Real(0), tagId, itemId)[0];

    private ReportedItem?[] Store(
        LocalConnection db, long accountId, long datasetId, DatasetWords dataset, IReadOnlyList<TextReport> reports, ReportBatch batch)
    {
        var tags = DatasetWriter.LiveTags(db, accountId, datasetId, batch.TagIds);
        var writer = new DatasetWriter(db, ids, dataset, datasetId, time.GetUtcNow(), tags);
        var stored = batch.Items
            .Select(item => item.Reports.Exists(report => tags.Contains(report.TagId)) ? writer.Store(item) : null).ToArray();
        writer.Count();
        // Two contents that are one image are one item: what was said of it last is what it says.
        var latest = stored.OfType<ReportedItem>().GroupBy(item => item.Id).ToDictionary(same => same.Key, same => same.Last());
        return [.. reports.Select((report, i) => tags.Contains(report.Report.TagId) ? latest[stored[batch.ItemOf(i)]!.Id] : null)];
    }

    private bool Remove(LocalConnection db, long accountId, long datasetId, long itemId, long tagId)
    {
        var dataset = DatasetWords.Find(db, accountId, datasetId);
        var content = db.First(
            """
            SELECT i.content FROM items i JOIN live_tags t ON t.id = ?2
            WHERE i.id = ?1 AND i.dataset_id = ?3 AND t.dataset_id = ?3 AND t.account_id = ?4
            """,
            row => row.Text(0),
            itemId, tagId, datasetId, accountId);
        if (dataset is null || content is null)
        {
            return false;
        }

        var writer = new DatasetWriter(db, ids, dataset, datasetId, time.GetUtcNow(), []);
        var removed = writer.Remove(itemId, content, tagId);
        writer.Count();
        return removed;
    }
}
