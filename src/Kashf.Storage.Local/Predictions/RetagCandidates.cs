using Kashf.Core.Items;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Reports;

namespace Kashf.Storage.Local.Predictions;

/// <summary>A dataset's items that a model has not predicted yet, within one snapshot.</summary>
internal sealed class RetagCandidates(LocalConnection db, long datasetId, string modelVersion)
{
    private const long MostCharacters = 4 << 20;

    private static readonly ItemRange All = new(long.MinValue, long.MaxValue);

    private readonly long model = PredictionModels.Find(db, datasetId, modelVersion) ?? 0;

    /// <summary>There are at most so many.</summary>
    public long Most => db.Integer("SELECT items FROM datasets WHERE id = ?1", datasetId) ?? 0;

    /// <summary>How many items of the dataset any model has predicted, or a retagging has passed over.</summary>
    public long Tried => db.Integer(
        """
        SELECT (SELECT count(*) FROM predictions WHERE dataset_id = ?1)
            + (SELECT count(*) FROM passed_over o WHERE dataset_id = ?1
                AND NOT EXISTS (SELECT 1 FROM predictions p WHERE p.dataset_id = o.dataset_id AND p.item_id = o.item_id))
        """, datasetId) ?? 0;

    /// <returns>What each candidate weighs, by item id.</returns>
    public IEnumerable<RetagCut> Each() => Each(All);

    /// <returns>What those weigh that an older model predicted or a retagging passed over, without their ids.</returns>
    public IEnumerable<RetagCut> EachTried()
    {
        foreach (var _ in db.All("SELECT item_id FROM passed_over WHERE dataset_id = ?1", row => row.Integer(0), datasetId))
        {
            yield return new RetagCut(RetagClass.PassedOver, 0, 0, 0);
        }

        var predicted = db.Prepare(
            """
            SELECT certainty, predicted_at FROM predictions p WHERE dataset_id = ?1 AND model_id <> ?2
            AND NOT EXISTS (SELECT 1 FROM passed_over o WHERE o.dataset_id = p.dataset_id AND o.item_id = p.item_id)
            """);
        try
        {
            predicted.Bind(datasetId, model);
            while (predicted.Step())
            {
                yield return new RetagCut(RetagClass.PredictedByOlderModel, (int)predicted.Integer(0), predicted.Integer(1), 0);
            }
        }
        finally
        {
            predicted.Reset();
        }
    }

    public List<TextItem> Read(RetagBatch batch)
    {
        var reports = new ReportReader(db);
        var contents = db.Prepare("SELECT content FROM items WHERE id = ?1");
        var items = new List<TextItem>(batch.Items);
        var characters = 0L;
        foreach (var candidate in Each(batch.Range).Where(batch.Cut.Includes))
        {
            var said = candidate.Class == RetagClass.NeverPredictedUnreported ? [] : WholeReport.Seen(reports.Read(candidate.ItemId));
            items.Add(new TextItem(candidate.ItemId, Content(contents, candidate.ItemId), said));
            characters += items[^1].Content.Length;
            if (characters >= MostCharacters)
            {
                break;
            }
        }

        return items;
    }

    private static string Content(Statement contents, long itemId)
    {
        try
        {
            contents.Bind(itemId);
            contents.Step();
            return contents.Text(0);
        }
        finally
        {
            contents.Reset();
        }
    }

    // Four rows of ids side by side, each read once: faster than a search for every item.
    private IEnumerable<RetagCut> Each(ItemRange range)
    {
        var ids = db.Prepare("SELECT id FROM items INDEXED BY items_dataset WHERE dataset_id = ?1 AND id BETWEEN ?2 AND ?3 ORDER BY id");
        using var reported = new IdCursor(
            db.Prepare(
                """
                SELECT id FROM items INDEXED BY items_reported
                WHERE dataset_id = ?1 AND report_count > 0 AND id BETWEEN ?2 AND ?3 ORDER BY id
                """),
            datasetId, range.First, range.Last);
        using var predicted = new IdCursor(
            db.Prepare(
                """
                SELECT item_id, model_id, certainty, predicted_at FROM predictions
                WHERE dataset_id = ?1 AND item_id BETWEEN ?2 AND ?3 ORDER BY item_id
                """),
            datasetId, range.First, range.Last);
        using var passedOver = new IdCursor(
            db.Prepare("SELECT item_id FROM passed_over WHERE dataset_id = ?1 AND item_id BETWEEN ?2 AND ?3 ORDER BY item_id"),
            datasetId, range.First, range.Last);
        try
        {
            ids.Bind(datasetId, range.First, range.Last);
            while (ids.Step())
            {
                var id = ids.Integer(0);
                if (passedOver.MoveTo(id))
                {
                    yield return new RetagCut(RetagClass.PassedOver, 0, 0, id);
                }
                else if (!predicted.MoveTo(id))
                {
                    var kind = reported.MoveTo(id) ? RetagClass.NeverPredictedReported : RetagClass.NeverPredictedUnreported;
                    yield return new RetagCut(kind, 0, 0, id);
                }
                else if (predicted.Row.Integer(1) != model)
                {
                    yield return new RetagCut(
                        RetagClass.PredictedByOlderModel, (int)predicted.Row.Integer(2), predicted.Row.Integer(3), id);
                }
            }
        }
        finally
        {
            ids.Reset();
        }
    }
}
