using Kashf.Core.Reports;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Lists;

namespace Kashf.Storage.Local.Reports;

/// <summary>Replaces a tag's contradictions in the order of their items, in turns so short that other writers hardly notice.</summary>
internal sealed class SetContradictions(long accountId, long datasetId, long tagId, IReadOnlyList<Contradiction> contradictions)
{
    private const int Turn = 1000;

    private readonly Contradiction[] wanted =
        [.. contradictions.DistinctBy(contradiction => contradiction.ItemId).OrderBy(contradiction => contradiction.ItemId)];

    private int next;
    private long done;

    /// <returns>Whether there is more to do.</returns>
    public bool Run(LocalConnection db)
    {
        if (db.Integer(
            "SELECT 1 FROM live_tags WHERE id = ?1 AND dataset_id = ?2 AND account_id = ?3", tagId, datasetId, accountId) is null)
        {
            return false;
        }

        var lists = new ListChanges(db);
        var table = new ContradictionTable(db, lists);
        var stored = db.All(
            "SELECT item_id FROM contradictions WHERE tag_id = ?1 AND item_id > ?2 ORDER BY item_id LIMIT ?3",
            row => row.Integer(0),
            tagId, done, Turn);
        var end = Math.Min(
            stored.Count == Turn ? stored[^1] : long.MaxValue,
            next + Turn <= wanted.Length ? wanted[next + Turn - 1].ItemId : long.MaxValue);
        Replace(db, table, stored.TakeWhile(item => item <= end), end);
        lists.Count();
        done = end;
        return end < long.MaxValue;
    }

    private void Replace(LocalConnection db, ContradictionTable table, IEnumerable<long> stored, long end)
    {
        var gone = stored.ToHashSet();
        for (; next < wanted.Length && wanted[next].ItemId <= end; next++)
        {
            var contradiction = wanted[next];
            if (db.Integer(
                "SELECT positive FROM reports WHERE item_id = ?1 AND tag_id = ?2", contradiction.ItemId, tagId) == (contradiction.Positive ? 1 : 0))
            {
                table.Set(tagId, contradiction);
                gone.Remove(contradiction.ItemId);
            }
        }

        foreach (var item in gone)
        {
            table.Remove(tagId, item);
        }
    }
}
