using Kashf.Core.Items;
using Kashf.Core.Predictions;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Images;
using Kashf.Storage.Local.Predictions;
using Kashf.Storage.Local.Reports;

namespace Kashf.Storage.Local.Items;

/// <summary>Reads whole items of one dataset within one snapshot; whoever asks has made sure that it is theirs.</summary>
internal sealed class ItemReader(LocalConnection db, long datasetId)
{
    private readonly Statement select = db.Prepare(
        """
        SELECT i.content, p.predicted_at, p.tags, m.width, m.height, u.image_id
        FROM items i LEFT JOIN predictions p ON p.dataset_id = i.dataset_id AND p.item_id = i.id
        LEFT JOIN image_urls u ON u.dataset_id = i.dataset_id AND u.url = i.content LEFT JOIN images m ON m.id = u.image_id
        WHERE i.id = ?1 AND i.dataset_id = ?2
        """);

    private readonly ReportReader reports = new(db);
    private readonly OtherUrls urls = new(db);
    private readonly LiveTags tags = new(db, datasetId);

    public Item? Read(long itemId)
    {
        try
        {
            select.Bind(itemId, datasetId);
            return select.Step()
                ? new Item
                {
                    Id = itemId,
                    Content = select.Text(0),
                    Width = (int?)select.NullableInteger(3),
                    Height = (int?)select.NullableInteger(4),
                    OtherUrls = urls.Read(select.NullableInteger(5), select.Text(0)),
                    Reports = WholeReport.Seen(reports.Read(itemId)),
                    Predictions = Live(select.Bytes(2)),
                    PredictedAt = select.NullableTime(1),
                }
                : null;
        }
        finally
        {
            select.Reset();
        }
    }

    private List<TagProbability> Live(ReadOnlySpan<byte> stored)
    {
        var predictions = PredictedTags.Decode(stored);
        predictions.RemoveAll(prediction => !tags.Contains(prediction.TagId));
        return predictions;
    }
}
