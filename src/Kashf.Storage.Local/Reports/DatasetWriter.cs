using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Reports;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Reports;

/// <summary>Adds items and reports to one dataset, with their search entries and counters, within one transaction.</summary>
internal sealed class DatasetWriter(
    LocalConnection db, IdGenerator ids, DatasetWords dataset, long datasetId, DateTimeOffset now, HashSet<long> liveTags)
{
    private readonly ItemTable items = new(db, ids, datasetId, now);
    private readonly ReportTable reports = new(db, now);
    private readonly SearchIndex index = new(db, dataset);

    /// <summary>How many items were added.</summary>
    public int Added => items.Added;

    /// <returns>The tags among these that a report may speak of.</returns>
    public static HashSet<long> LiveTags(LocalConnection db, long accountId, long datasetId, IEnumerable<long> tagIds) =>
        tagIds
            .Where(tag => db.Integer(
                "SELECT 1 FROM live_tags WHERE id = ?1 AND dataset_id = ?2 AND account_id = ?3", tag, datasetId, accountId) is not null)
            .ToHashSet();

    public ReportedItem Store(ItemReports said)
    {
        said = dataset.Type == DatasetType.Text ? said : OfFirstUrl(said);
        var found = items.Find(said.Utf8, said.Key);
        List<StoredReport> before = found is null ? [] : reports.Read(found.Value.Id);
        var after = WholeReport.After(before, said.Reports.Where(report => liveTags.Contains(report.TagId)));
        var id = found?.Id ?? items.Add(said.Utf8, said.Key, after.Count);
        if (found is null)
        {
            index.Add(id, said.Words, after);
        }
        else
        {
            items.SetReportCount(id, found.Value.ReportCount, after.Count);
            index.Replace(id, () => said.Words, before, after);
        }

        reports.Write(id, before, after);
        return new ReportedItem(id, WholeReport.Seen(after));
    }

    /// <returns>False where there is no such report.</returns>
    public bool Remove(long itemId, string content, long tagId)
    {
        var before = reports.Read(itemId);
        var after = before.FindAll(report => report.TagId != tagId);
        if (after.Count == before.Count)
        {
            return false;
        }

        reports.Remove(itemId, before.Find(report => report.TagId == tagId).Report);
        items.SetReportCount(itemId, before.Count, after.Count);
        index.Replace(itemId, () => IndexedWords.Of(dataset, content), before, after);
        return true;
    }

    /// <summary>Takes an item out of counts, lists of reports, and search; its row is the caller's to delete.</summary>
    public void Forget(long itemId)
    {
        var before = reports.Read(itemId);
        foreach (var report in before.Where(report => report.Live))
        {
            reports.Remove(itemId, report.Report);
        }

        db.Execute("DELETE FROM reports WHERE item_id = ?1", itemId);
        db.Execute("DELETE FROM search WHERE rowid = ?1", itemId);
        items.Forget(before.Count);
    }

    /// <summary>Brings counters up to what was done here.</summary>
    public void Count()
    {
        items.Count();
        reports.Count();
    }

    /// <summary>The same image at another URL is the same item.</summary>
    private ItemReports OfFirstUrl(ItemReports said)
    {
        var first = db.First(
            "SELECT i.url FROM image_urls u JOIN images i ON i.id = u.image_id WHERE u.dataset_id = ?1 AND u.url = ?2 AND i.url <> u.url",
            row => row.Text(0),
            datasetId, SqlValue.Utf8(said.Utf8));
        return first is null ? said : ItemReports.Of(dataset, first, said.Reports);
    }
}
