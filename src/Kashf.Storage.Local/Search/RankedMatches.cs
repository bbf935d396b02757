using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Search;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Items;

namespace Kashf.Storage.Local.Search;

/// <summary>Matches so few that each can be looked at: the most relevant first, and of equal ones the newest.</summary>
internal sealed class RankedMatches(LocalConnection db, DatasetWords dataset, SearchQuery query)
{
    private readonly Statement content = db.Prepare("SELECT content FROM items WHERE id = ?1");

    public Page<Item> Page(long datasetId, List<long> itemIds, PageRequest page)
    {
        var items = new ItemReader(db, datasetId);
        var words = query.Words;
        var matches = itemIds.ConvertAll(id => (Rank: Relevance.Of(words, SearchedText.Of(dataset.Type, Content(id))), Id: id));
        matches.Sort((a, b) => b.CompareTo(a));
        var first = First(matches, page);
        var count = Math.Min(PageRequest.Size, (page.Position is { Before: true } end ? Entry(matches, end) : matches.Count) - first);
        var entries = count > 0 ? matches.GetRange(first, count) : [];
        return new Page<Item>(
            matches.Count,
            entries.Select(entry => items.Read(entry.Id)).OfType<Item>().ToList(),
            entries.Count > 0 && first + entries.Count < matches.Count ? new PagePosition(entries[^1].Rank, entries[^1].Id, false) : null,
            entries.Count > 0 && first > 0 ? new PagePosition(entries[0].Rank, entries[0].Id, true) : null);
    }

    private static int First(List<(long Rank, long Id)> matches, PageRequest page) => page.Position switch
    {
        null => (int)Math.Min(page.Offset, matches.Count),
        { Before: true } position => Math.Max(0, Entry(matches, position) - PageRequest.Size),
        { } position => matches.FindIndex(match => match.CompareTo((position.Rank, position.ItemId)) < 0) is >= 0 and var index
            ? index
            : matches.Count,
    };

    /// <returns>The index of the first match that is not before the position's entry.</returns>
    private static int Entry(List<(long Rank, long Id)> matches, PagePosition position) =>
        matches.FindIndex(match => match.CompareTo((position.Rank, position.ItemId)) <= 0) is >= 0 and var index ? index : matches.Count;

    private string Content(long itemId)
    {
        try
        {
            content.Bind(itemId);
            return content.Step() ? content.Text(0) : "";
        }
        finally
        {
            content.Reset();
        }
    }
}
