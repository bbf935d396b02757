using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Items;

namespace Kashf.Storage.Local.Search;

/// <summary>Matches too many to weigh: the newest first.</summary>
/// <param name="parts">Expressions that find different items.</param>
internal sealed class NewestMatches(LocalConnection db, List<string> parts)
{
    private const int Rank = 0;
    private const int SizeAndOneMore = PageRequest.Size + 1;

    private readonly string all = string.Join(" OR ", parts.Select(part => $"({part})"));

    public Page<Item> Page(long datasetId, PageRequest page) => page.Position switch
    {
        null => Numbered(datasetId, page.Offset),
        { Before: true, ItemId: var itemId } => Before(datasetId, itemId),
        { ItemId: var itemId } => After(datasetId, itemId),
    };

    // A match is walked over once: either on the way to the page, or to count what comes after it.
    private Page<Item> Numbered(long datasetId, long offset)
    {
        var found = Older(long.MaxValue, offset);
        var count = found.Count switch
        {
            0 => Count(long.MaxValue),
            SizeAndOneMore => offset + SizeAndOneMore + Count(found[^1]),
            _ => offset + found.Count,
        };
        return Page(datasetId, count, found, offset > 0);
    }

    private Page<Item> After(long datasetId, long itemId)
    {
        var found = Older(itemId, 0);
        return Page(datasetId, Count(long.MaxValue), found, found.Count > 0 && Newer(found[0], 1).Count > 0);
    }

    private Page<Item> Before(long datasetId, long itemId)
    {
        var newer = Newer(itemId, SizeAndOneMore);
        var found = newer.Take(PageRequest.Size).Reverse().ToList();
        if (found.Count > 0)
        {
            found.AddRange(Older(found[^1], 0).Take(1));
        }

        return Page(datasetId, Count(long.MaxValue), found, newer.Count > PageRequest.Size);
    }

    /// <param name="found">The page's items and one more where there is any.</param>
    private Page<Item> Page(long datasetId, long count, List<long> found, bool before)
    {
        var ids = found.Take(Math.Min(PageRequest.Size, found.Count)).ToList();
        return new Page<Item>(
            count,
            ids.Select(new ItemReader(db, datasetId).Read).OfType<Item>().ToList(),
            found.Count > ids.Count ? new PagePosition(Rank, ids[^1], false) : null,
            before && ids.Count > 0 ? new PagePosition(Rank, ids[0], true) : null);
    }

    private List<long> Older(long than, long offset) => db.All(
        "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3 OFFSET ?4",
        row => row.Integer(0), all, than, SizeAndOneMore, offset);

    private List<long> Newer(long than, int most) => db.All(
        "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid > ?2 ORDER BY rowid LIMIT ?3",
        row => row.Integer(0), all, than, most);

    private long Count(long olderThan) => parts.Sum(
        part => db.Integer("SELECT count(*) FROM search WHERE search MATCH ?1 AND rowid < ?2", part, olderThan)!.Value);
}
