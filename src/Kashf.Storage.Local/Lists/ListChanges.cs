using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Lists;

/// <summary>
/// Entries added to and removed from lists within one transaction; in the end the blocks are brought up to them at once,
/// a block once.
/// </summary>
internal sealed class ListChanges(LocalConnection db)
{
    private readonly List<ListChange> changes = [];

    private readonly Statement find = db.Prepare(
        """
        SELECT first_place, positives, negatives FROM list_blocks
        WHERE tag_id = ?1 AND list = ?2 AND first_place <= ?3 ORDER BY first_place DESC LIMIT 1
        """);

    private readonly Statement next = db.Prepare(
        "SELECT first_place FROM list_blocks WHERE tag_id = ?1 AND list = ?2 AND first_place > ?3 ORDER BY first_place LIMIT 1");

    private readonly Statement set = db.Prepare(
        "REPLACE INTO list_blocks (tag_id, list, first_place, positives, negatives) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly Statement delete = db.Prepare(
        "DELETE FROM list_blocks WHERE tag_id = ?1 AND list = ?2 AND first_place = ?3");

    public void Add(ListChange change) => changes.Add(change);

    /// <summary>Brings the blocks up to the lists as they stand now, where every change has been written.</summary>
    public void Count()
    {
        changes.Sort();
        for (var i = 0; i < changes.Count;)
        {
            i = CountBlock(i);
        }

        changes.Clear();
    }

    /// <returns>The first change after those in the block of change <paramref name="i"/>.</returns>
    private int CountBlock(int i)
    {
        var first = changes[i];
        var block = Find(first);
        var end = End(first, block.FirstPlace);
        for (; i < changes.Count && changes[i].IsOfSameList(first) && changes[i].Place < end; i++)
        {
            block = block.With(changes[i].Positive, changes[i].Added);
        }

        if (block.Entries > ListBlocks.MostEntries)
        {
            Split(first, block, end);
        }
        else if (block.Entries >= ListBlocks.FewEntries || !TryMerge(first, block))
        {
            Set(first, block);
        }

        return i;
    }

    /// <summary>Writes the block anew as several that have room.</summary>
    private void Split(ListChange list, ListBlock whole, long end)
    {
        var part = new ListBlock(whole.FirstPlace, 0, 0);
        foreach (var entry in new ListReader(db, list.List, list.TagId, null).Above(whole.FirstPlace - 1))
        {
            if (entry.Place >= end)
            {
                break;
            }

            if (part.Entries == ListBlocks.SplitEntries)
            {
                Set(list, part);
                part = new ListBlock(entry.Place, 0, 0);
            }

            part = part.With(entry.Positive, 1);
        }

        Set(list, part);
    }

    /// <summary>Lets the block before take over what is left of this one, so that a list has few blocks however it changes.</summary>
    private bool TryMerge(ListChange list, ListBlock block)
    {
        if (block.FirstPlace == 0)
        {
            return false;
        }

        var before = Find(list with { Place = block.FirstPlace - 1 });
        if (before.Entries + block.Entries > ListBlocks.SplitEntries)
        {
            return false;
        }

        delete.Run(list.TagId, (long)list.List, block.FirstPlace);
        Set(list, new ListBlock(before.FirstPlace, before.Positives + block.Positives, before.Negatives + block.Negatives));
        return true;
    }

    private ListBlock Find(ListChange at)
    {
        try
        {
            find.Bind(at.TagId, (long)at.List, at.Place);
            return find.Step() ? new ListBlock(find.Integer(0), find.Integer(1), find.Integer(2)) : default;
        }
        finally
        {
            find.Reset();
        }
    }

    private long End(ListChange list, long firstPlace)
    {
        try
        {
            next.Bind(list.TagId, (long)list.List, firstPlace);
            return next.Step() ? next.Integer(0) : long.MaxValue;
        }
        finally
        {
            next.Reset();
        }
    }

    private void Set(ListChange list, ListBlock block) =>
        set.Run(list.TagId, (long)list.List, block.FirstPlace, block.Positives, block.Negatives);
}
