using Kashf.Core.Predictions;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Lists;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Predictions;

/// <summary>The predictions of one dataset within one transaction, the tags' lists of them, and their counters.</summary>
internal sealed class PredictionTable(LocalConnection db, DatasetWords dataset, long datasetId, long modelId, DateTimeOffset now)
{
    private readonly Statement find = db.Prepare(
        """
        SELECT p.tags FROM items i INDEXED BY items_dataset
        LEFT JOIN predictions p ON p.dataset_id = i.dataset_id AND p.item_id = i.id
        WHERE i.dataset_id = ?1 AND i.id = ?2
        """);

    private readonly Statement set = db.Prepare(
        """
        REPLACE INTO predictions (dataset_id, item_id, model_id, certainty, predicted_at, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """);

    private readonly Statement open = db.Prepare("DELETE FROM passed_over WHERE dataset_id = ?1 AND item_id = ?2");

    private readonly Statement insert = db.Prepare("INSERT INTO predicted_tags (tag_id, place) VALUES (?1, ?2)");
    private readonly Statement delete = db.Prepare("DELETE FROM predicted_tags WHERE tag_id = ?1 AND place = ?2");
    private readonly Statement count = db.Prepare("UPDATE tags SET predictions = predictions + ?2 WHERE id = ?1");

    private readonly LiveTags live = new(db, datasetId);
    private readonly List<ListChange> changes = [];
    private readonly SearchIndex index = new(db, dataset);

    public void Save(EncodedPrediction prediction)
    {
        if (Find(prediction.ItemId) is not { } before)
        {
            return;
        }

        set.Run(datasetId, prediction.ItemId, modelId, prediction.Certainty, now, prediction.Bytes);
        open.Run(datasetId, prediction.ItemId);
        Note(prediction.ItemId, before, -1);
        Note(prediction.ItemId, prediction.Tags, 1);
        if (dataset.MarksTags && !before.Select(tag => tag.TagId).ToHashSet().SetEquals(prediction.Tags.Select(tag => tag.TagId)))
        {
            index.Renew(prediction.ItemId);
        }
    }

    /// <summary>Forgets what was found in an item.</summary>
    public void Remove(long itemId)
    {
        Note(itemId, Find(itemId) ?? [], -1);
        db.Execute("DELETE FROM predictions WHERE dataset_id = ?1 AND item_id = ?2", datasetId, itemId);
        open.Run(datasetId, itemId);
    }

    /// <summary>Brings lists and counters up to what was saved: in their own order, so that neighbours are written together.</summary>
    public void Count()
    {
        changes.Sort();
        var lists = new ListChanges(db);
        var counts = new Dictionary<long, long>();
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (i + 1 < changes.Count && changes[i + 1].Place == change.Place && changes[i + 1].TagId == change.TagId)
            {
                // As probable as before.
                i++;
                continue;
            }

            (change.Added > 0 ? insert : delete).Run(change.TagId, change.Place);
            lists.Add(change);
            counts[change.TagId] = counts.GetValueOrDefault(change.TagId) + change.Added;
        }

        lists.Count();
        foreach (var (tag, added) in counts)
        {
            count.Run(tag, added);
        }
    }

    /// <returns>The tags predicted until now; null where the dataset has no such item.</returns>
    private List<TagProbability>? Find(long itemId)
    {
        try
        {
            find.Bind(datasetId, itemId);
            return find.Step() ? PredictedTags.Decode(find.Bytes(0)) : null;
        }
        finally
        {
            find.Reset();
        }
    }

    private void Note(long itemId, IReadOnlyList<TagProbability> tags, int added)
    {
        foreach (var tag in tags)
        {
            if (live.Contains(tag.TagId))
            {
                var place = Place.Of(PredictionBatch.Hundredths(tag.Probability), itemId);
                changes.Add(new ListChange(ListKind.Predictions, tag.TagId, place, true, added));
            }
        }
    }
}
