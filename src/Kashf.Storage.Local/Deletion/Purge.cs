using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Files;
using Kashf.Storage.Local.Models;
using Kashf.Storage.Local.Search;

namespace Kashf.Storage.Local.Deletion;

/// <summary>
/// Removes what hangs on deleted tags and datasets, in turns so short that other writers hardly notice. A turn that
/// never came is made up for later: what is deleted stays marked until nothing hangs on it.
/// </summary>
internal sealed class Purge(LocalDatabase database, ModelFiles models, LocalFiles files, TimeProvider time)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(8);

    private const string RemovePredictions =
        """
        DELETE FROM predictions WHERE dataset_id = ?1
        AND item_id IN (SELECT item_id FROM predictions WHERE dataset_id = ?1 ORDER BY item_id LIMIT 200)
        """;

    private const string RemovePassedOver =
        """
        DELETE FROM passed_over WHERE dataset_id = ?1
        AND item_id IN (SELECT item_id FROM passed_over WHERE dataset_id = ?1 ORDER BY item_id LIMIT 200)
        """;

    private const string RemoveImageUrls =
        """
        DELETE FROM image_urls WHERE dataset_id = ?1
        AND url IN (SELECT url FROM image_urls WHERE dataset_id = ?1 ORDER BY url LIMIT 200)
        """;

    private const string RemoveImages =
        "DELETE FROM images WHERE id IN (SELECT id FROM images WHERE dataset_id = ?1 ORDER BY hash LIMIT 50)";

    private static readonly string[] RemoveLists =
    [
        """
        DELETE FROM predicted_tags WHERE tag_id = ?1
        AND place IN (SELECT place FROM predicted_tags WHERE tag_id = ?1 ORDER BY place LIMIT 200)
        """,
        """
        DELETE FROM contradictions WHERE tag_id = ?1
        AND item_id IN (SELECT item_id FROM contradictions WHERE tag_id = ?1 ORDER BY item_id LIMIT 200)
        """,
        "DELETE FROM list_blocks WHERE tag_id = ?1",
    ];

    public async Task AllAsync(CancellationToken cancellation)
    {
        foreach (var dataset in await IdsAsync("SELECT id FROM datasets WHERE deleted = 1", cancellation))
        {
            await DatasetAsync(dataset, cancellation);
        }

        foreach (var tag in await IdsAsync("SELECT id FROM tags WHERE deleted = 1", cancellation))
        {
            await TagAsync(tag, cancellation);
        }
    }

    public async Task TagAsync(long tagId, CancellationToken cancellation)
    {
        await TakeTurnsAsync(db => RemoveReports(db, tagId), cancellation);
        await ListsAsync(tagId, cancellation);
        await database.WriteAsync(db => db.Execute("DELETE FROM tags WHERE id = ?1 AND deleted = 1", tagId), cancellation);
    }

    private async Task DatasetAsync(long datasetId, CancellationToken cancellation)
    {
        models.Delete(datasetId);
        files.DeleteOf(datasetId);
        foreach (var tag in await IdsAsync("SELECT id FROM tags WHERE dataset_id = ?1", cancellation, datasetId))
        {
            await ListsAsync(tag, cancellation);
        }

        await TakeTurnsAsync(db => Repeat(db, RemovePredictions, datasetId), cancellation);
        await TakeTurnsAsync(db => Repeat(db, RemovePassedOver, datasetId), cancellation);
        await TakeTurnsAsync(db => RemoveItems(db, datasetId), cancellation);
        await TakeTurnsAsync(db => Repeat(db, RemoveImageUrls, datasetId), cancellation);
        await TakeTurnsAsync(db => Repeat(db, RemoveImages, datasetId), cancellation);
        await database.WriteAsync(
            db => db.Execute("DELETE FROM tags WHERE dataset_id = ?1", datasetId)
                + db.Execute("DELETE FROM prediction_models WHERE dataset_id = ?1", datasetId)
                + db.Execute("DELETE FROM datasets WHERE id = ?1 AND deleted = 1", datasetId),
            cancellation);
    }

    private async Task ListsAsync(long tagId, CancellationToken cancellation)
    {
        foreach (var remove in RemoveLists)
        {
            await TakeTurnsAsync(db => Repeat(db, remove, tagId), cancellation);
        }
    }

    private async Task TakeTurnsAsync(Func<LocalConnection, bool> turn, CancellationToken cancellation)
    {
        while (await database.WriteAsync(turn, cancellation))
        {
        }
    }

    private Task<List<long>> IdsAsync(string sql, CancellationToken cancellation, params SqlValue[] values) =>
        database.ReadAsync(db => db.All(sql, row => row.Integer(0), values), cancellation);

    /// <returns>Whether there may be more.</returns>
    private bool Repeat(LocalConnection db, string remove, long id)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < Turn)
        {
            if (db.Execute(remove, id) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <returns>Whether there may be more.</returns>
    private bool RemoveItems(LocalConnection db, long datasetId)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < Turn)
        {
            var items = NextItems(db, datasetId);
            foreach (var item in items)
            {
                db.Execute("DELETE FROM reports WHERE item_id = ?1", item);
                db.Execute("DELETE FROM search WHERE rowid = ?1", item);
                db.Execute("DELETE FROM items WHERE id = ?1", item);
            }

            if (items.Count == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>By id: neighbours are also neighbours in other tables, so that a turn touches few pages.</summary>
    private static List<long> NextItems(LocalConnection db, long datasetId) => db.All(
        "SELECT id FROM items INDEXED BY items_dataset WHERE dataset_id = ?1 ORDER BY id LIMIT 50", row => row.Integer(0), datasetId);

    /// <returns>Whether there may be more.</returns>
    private bool RemoveReports(LocalConnection db, long tagId)
    {
        var started = time.GetTimestamp();
        var unreported = 0;
        var items = new List<long>();
        do
        {
            items = db.All("SELECT item_id FROM reports WHERE tag_id = ?1 LIMIT 50", row => row.Integer(0), tagId);
            foreach (var item in items)
            {
                db.Execute("DELETE FROM reports WHERE item_id = ?1 AND tag_id = ?2", item, tagId);
                db.Execute("UPDATE items SET report_count = report_count - 1 WHERE id = ?1", item);
                unreported += SearchIndex.Unmark(db, item) ? 1 : 0;
            }
        }
        while (items.Count > 0 && time.GetElapsedTime(started) < Turn);

        db.Execute(
            "UPDATE datasets SET reported_items = reported_items - ?2 WHERE id = (SELECT dataset_id FROM tags WHERE id = ?1)",
            tagId, unreported);
        return items.Count > 0;
    }
}
