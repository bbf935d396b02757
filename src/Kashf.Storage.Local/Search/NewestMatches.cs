using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Items;

namespace Kashf.Storage.Local.Search;

/// <summary>Matches too many to weigh: the newest first.</summary>
internal sealed class NewestMatches(LocalConnection db, string match)
{
    private const int Rank = 0;
    private const int SizeAndOneMore = PageRequest.Size + 1;

    public Page<Item> Page(long datasetId, PageRequest page)
    {
        var (ids, before, after) = Read(page);
        return new Page<Item>(
            db.Integer("SELECT count(*) FROM search WHERE search MATCH ?1", match)!.Value,
            ids.Select(new ItemReader(db, datasetId).Read).OfType<Item>().ToList(),
            after ? new PagePosition(Rank, ids[^1], false) : null,
            before ? new PagePosition(Rank, ids[0], true) : null);
    }

    /// <returns>The page, and whether there is anything before it and after it.</returns>
    private (List<long> Ids, bool Before, bool After) Read(PageRequest page)
    {
        if (page.Position is { Before: true } end)
        {
            var found = db.All(
                "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid > ?2 ORDER BY rowid LIMIT ?3",
                row => row.Integer(0), match, end.ItemId, SizeAndOneMore);
            var ids = found.Take(PageRequest.Size).Reverse().ToList();
            return (ids, found.Count > ids.Count, ids.Count > 0 && Older(long.Max(ids[^1], 0), 0, 1).Count > 0);
        }

        var offset = page.Position is null ? page.Offset : 0;
        var read = Older(page.Position?.ItemId ?? long.MaxValue, offset, SizeAndOneMore);
        var entries = read.GetRange(0, Math.Min(read.Count, PageRequest.Size));
        var before = entries.Count > 0 && (offset > 0 || (page.Position is not null && Newer(entries[0])));
        return (entries, before, read.Count > entries.Count);
    }

    private List<long> Older(long than, long offset, int most) => db.All(
        "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3 OFFSET ?4",
        row => row.Integer(0), match, than, most, offset);

    private bool Newer(long than) =>
        db.Integer("SELECT 1 FROM search WHERE search MATCH ?1 AND rowid > ?2 LIMIT 1", match, than) is not null;
}
