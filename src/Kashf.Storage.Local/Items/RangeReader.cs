using Kashf.Core.Items;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Images;
using Kashf.Storage.Local.Predictions;
using Kashf.Storage.Local.Reports;

namespace Kashf.Storage.Local.Items;

/// <summary>Reads a range of a dataset's items within one snapshot: items, reports and predictions side by side, each once.</summary>
internal sealed class RangeReader(LocalConnection db, long datasetId)
{
    private const int MostCharacters = 2 << 20;

    private readonly OtherUrls urls = new(db);
    private readonly LiveTags tags = new(db, datasetId);

    /// <returns>The first items of the range, at most <paramref name="most"/>, and the last one's id where there may be more.</returns>
    public ItemPage<Item, long?> Read(ItemRange range, int most)
    {
        // A cursor after its last row stands at the greatest number.
        range = range with { Last = Math.Min(range.Last, long.MaxValue - 1) };
        var items = new List<Item>();
        var characters = 0;
        using var contents = Cursor(
            """
            SELECT i.id, i.content, m.width, m.height, u.image_id FROM items i INDEXED BY items_dataset
            LEFT JOIN image_urls u ON u.dataset_id = i.dataset_id AND u.url = i.content LEFT JOIN images m ON m.id = u.image_id
            WHERE i.dataset_id = ?1 AND i.id BETWEEN ?2 AND ?3 ORDER BY i.id
            """,
            range);
        using var reports = Cursor(
            """
            SELECT i.id, r.tag_id, r.positive, r.box, r.position FROM items i INDEXED BY items_reported CROSS JOIN reports r ON r.item_id = i.id
            WHERE i.dataset_id = ?1 AND i.report_count > 0 AND i.id BETWEEN ?2 AND ?3 ORDER BY i.id
            """,
            range);
        using var predictions = Cursor(
            """
            SELECT item_id, predicted_at, tags FROM predictions
            WHERE dataset_id = ?1 AND item_id BETWEEN ?2 AND ?3 ORDER BY item_id
            """,
            range);
        for (; contents.Current <= range.Last && items.Count < most && characters < MostCharacters; contents.Next())
        {
            var predicted = predictions.MoveTo(contents.Current);
            var item = new Item
            {
                Id = contents.Current,
                Content = contents.Row.Text(1),
                Width = (int?)contents.Row.NullableInteger(2),
                Height = (int?)contents.Row.NullableInteger(3),
                OtherUrls = urls.Read(contents.Row.NullableInteger(4), contents.Row.Text(1)),
                Reports = Reports(reports, contents.Current),
                Predictions = predicted ? Predictions(predictions.Row.Bytes(2)) : [],
                PredictedAt = predicted ? predictions.Row.Time(1) : null,
            };
            characters += item.Content.Length;
            items.Add(item);
        }

        return new ItemPage<Item, long?>(items, contents.Current <= range.Last ? items[^1].Id : null);
    }

    private IdCursor Cursor(string sql, ItemRange range) => new(db.Prepare(sql), datasetId, range.First, range.Last);

    private List<TagReport> Reports(IdCursor reports, long itemId)
    {
        var stored = new List<StoredReport>();
        for (; reports.MoveTo(itemId); reports.Next())
        {
            var (row, tag) = (reports.Row, reports.Row.Integer(1));
            stored.Add(new StoredReport(tag, row.Boolean(2), ReportBox.Read(row, 3), row.Integer(4), tags.Contains(tag)));
        }

        stored.Sort((a, b) => a.Position.CompareTo(b.Position));
        return [.. WholeReport.Seen(stored)];
    }

    private List<TagProbability> Predictions(ReadOnlySpan<byte> stored)
    {
        var predictions = PredictedTags.Decode(stored);
        predictions.RemoveAll(prediction => !tags.Contains(prediction.TagId));
        return predictions;
    }
}
