using Kashf.Core.Paging;

namespace Kashf.Core.Search;

/// <summary>Cuts a page out of ranked matches.</summary>
public static class RankedPage
{
    /// <param name="matches">All of them; sorted here: the highest rank first, and of equal ones the newest.</param>
    public static Page<(long Rank, long Id)> Cut(List<(long Rank, long Id)> matches, PageRequest page)
    {
        matches.Sort((a, b) => b.CompareTo(a));
        var first = First(matches, page);
        var count = Math.Min(PageRequest.Size, (page.Position is { Before: true } end ? Entry(matches, end) : matches.Count) - first);
        var entries = count > 0 ? matches.GetRange(first, count) : [];
        return new Page<(long Rank, long Id)>(
            matches.Count,
            entries,
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
}
