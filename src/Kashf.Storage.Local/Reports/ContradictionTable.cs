using Kashf.Core.Reports;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Lists;

namespace Kashf.Storage.Local.Reports;

/// <summary>The contradictions of reports within one transaction.</summary>
internal sealed class ContradictionTable(LocalConnection db, ListChanges lists)
{
    private readonly Statement find = db.Prepare(
        "SELECT positive, probability FROM contradictions WHERE tag_id = ?1 AND item_id = ?2");

    private readonly Statement delete = db.Prepare("DELETE FROM contradictions WHERE tag_id = ?1 AND item_id = ?2");

    private readonly Statement insert = db.Prepare(
        "INSERT INTO contradictions (tag_id, item_id, positive, place, probability) VALUES (?1, ?2, ?3, ?4, ?5)");

    /// <summary>Puts this in place of what there was on the tag and item.</summary>
    public void Set(long tagId, Contradiction contradiction)
    {
        if (Find(tagId, contradiction.ItemId) == contradiction)
        {
            return;
        }

        Remove(tagId, contradiction.ItemId);
        var place = PlaceOf(contradiction);
        insert.Run(tagId, contradiction.ItemId, contradiction.Positive, place, (double?)contradiction.Probability);
        lists.Add(new ListChange(ListKind.Contradictions, tagId, place, contradiction.Positive, 1));
    }

    public void Remove(long tagId, long itemId)
    {
        if (Find(tagId, itemId) is { } stored)
        {
            delete.Run(tagId, itemId);
            lists.Add(new ListChange(ListKind.Contradictions, tagId, PlaceOf(stored), stored.Positive, -1));
        }
    }

    private Contradiction? Find(long tagId, long itemId)
    {
        try
        {
            find.Bind(tagId, itemId);
            return find.Step() ? new Contradiction(itemId, find.Boolean(0), (float)find.Real(1)) : null;
        }
        finally
        {
            find.Reset();
        }
    }

    private static long PlaceOf(Contradiction contradiction)
    {
        var distance = MathF.Abs(contradiction.Probability - (contradiction.Positive ? 1 : 0));
        return Place.Of((long)MathF.Round(Math.Clamp(distance, 0, 1) * Place.HighestRank), contradiction.ItemId);
    }
}
