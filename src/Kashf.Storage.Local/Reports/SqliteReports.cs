using Kashf.Core.Identifiers;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Reports;
using Kashf.Core.Storage;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Lists;

namespace Kashf.Storage.Local.Reports;

internal sealed class SqliteReports(LocalDatabase database, TagLists lists, IdGenerator ids, TimeProvider time) : IReports
{
    public async Task<IReadOnlyList<ReportedItem?>> ReportAsync(
        long accountId, long datasetId, IReadOnlyList<TextReport> reports, CancellationToken cancellation)
    {
        var batch = new ReportBatch(reports);
        return await database.WriteAsync(db => Store(db, accountId, datasetId, batch), cancellation);
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
            (db, entry, item) => new NotSureReport(
                item, new TagReport(tagId, entry.Positive), ContradictionTable.Probability(db, tagId, item.Id)),
            cancellation);

    public async Task SetContradictionsAsync(
        long accountId, long datasetId, long tagId, IReadOnlyList<Contradiction> contradictions, CancellationToken cancellation)
    {
        var setting = new SetContradictions(accountId, datasetId, tagId, contradictions);
        while (await database.WriteAsync(setting.Run, cancellation))
        {
        }
    }

    private ReportedItem?[] Store(LocalConnection db, long accountId, long datasetId, ReportBatch batch)
    {
        var now = time.GetUtcNow();
        var items = new ItemTable(db, ids, datasetId, now);
        var reports = new ReportTable(db, now);
        var tags = LiveTags(db, accountId, datasetId, batch.Reports);
        var stored = batch.Items.Select(item => Store(items, reports, item, tags)).ToArray();
        items.Count();
        reports.Count();
        return [.. batch.Reports.Select((report, i) => tags.Contains(report.Report.TagId) ? stored[batch.ItemOf(i)] : null)];
    }

    private static ReportedItem? Store(ItemTable items, ReportTable reports, ItemReports said, HashSet<long> tags)
    {
        if (!said.Reports.Exists(report => tags.Contains(report.TagId)))
        {
            return null;
        }

        var found = items.Find(said.Hash);
        List<StoredReport> before = found is null ? [] : reports.Read(found.Value.Id);
        var after = WholeReport.After(before, said.Reports.Where(report => tags.Contains(report.TagId)));
        var id = found?.Id ?? items.Add(said.Utf8, said.Hash, after.Count);
        items.SetReportCount(id, found?.ReportCount ?? after.Count, after.Count);
        reports.Write(id, before, after);
        return new ReportedItem(id, WholeReport.Seen(after));
    }

    private static HashSet<long> LiveTags(LocalConnection db, long accountId, long datasetId, IReadOnlyList<TextReport> reports) =>
        reports.Select(report => report.Report.TagId).Distinct()
            .Where(tag => db.Integer(
                "SELECT 1 FROM live_tags WHERE id = ?1 AND dataset_id = ?2 AND account_id = ?3", tag, datasetId, accountId) is not null)
            .ToHashSet();

    private bool Remove(LocalConnection db, long accountId, long datasetId, long itemId, long tagId)
    {
        var positive = db.Integer(
            """
            SELECT r.positive FROM reports r JOIN items i ON i.id = r.item_id JOIN live_tags t ON t.id = r.tag_id
            WHERE r.item_id = ?1 AND r.tag_id = ?2 AND i.dataset_id = ?3 AND t.dataset_id = ?3 AND t.account_id = ?4
            """,
            itemId, tagId, datasetId, accountId);
        if (positive is null)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var reports = new ReportTable(db, now);
        reports.Remove(itemId, new TagReport(tagId, positive != 0));
        reports.Count();
        var items = new ItemTable(db, ids, datasetId, now);
        var before = db.Integer("SELECT report_count FROM items WHERE id = ?1", itemId)!.Value;
        items.SetReportCount(itemId, before, before - 1);
        items.Count();
        return true;
    }
}
