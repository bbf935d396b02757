using System.Text;
using Kashf.Core.Identifiers;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Predictions;
using Kashf.Storage.Local.Reports;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Images;

/// <summary>Makes one item of two that turned out to be the same image, within one transaction.</summary>
internal sealed class ItemMerging(LocalConnection db, IdGenerator ids, DatasetWords dataset, long datasetId, DateTimeOffset now)
{
    private readonly ReportReader reports = new(db);

    /// <summary>
    /// Moves what was said of one content to another, and forgets the item; of two words on a tag the later one stands.
    /// Nothing happens where there is no such item.
    /// </summary>
    public void Move(string from, string into)
    {
        if (Find(from) is not { } item)
        {
            return;
        }

        var said = reports.Read(item).Where(report => report.Live).ToList();
        var moved = Find(into) is { } other ? said.Where(report => !StandsLater(other, item, report.TagId)) : said;
        var writer = new DatasetWriter(db, ids, dataset, datasetId, now, [.. said.Select(report => report.TagId)]);
        writer.Store(ItemReports.Of(dataset, into, [.. moved.Select(report => report.Report)]));
        writer.Forget(item);
        writer.Count();
        PredictionTable predictions = new(db, dataset, datasetId, 0, now);
        predictions.Remove(item);
        predictions.Count();
        db.Execute("DELETE FROM items WHERE id = ?1", item);
    }

    public bool HasItem(string content) => Find(content) is not null;

    private long? Find(string content)
    {
        var utf8 = Encoding.UTF8.GetBytes(content);
        return new ItemTable(db, ids, datasetId, now).Find(utf8, ContentKey.Of(utf8))?.Id;
    }

    private bool StandsLater(long itemId, long otherId, long tagId) => db.Integer(
        """
        SELECT 1 FROM reports a JOIN reports b ON b.tag_id = a.tag_id
        WHERE a.item_id = ?1 AND b.item_id = ?2 AND a.tag_id = ?3 AND a.reported_at > b.reported_at
        """,
        itemId, otherId, tagId) is not null;
}
