using Kashf.Core.Paging;
using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Lists;

/// <summary>Pages of one list, within one snapshot.</summary>
internal sealed class ListPages(LocalConnection db, ListKind list, long tagId, bool? positive)
{
    private readonly ListReader reader = new(db, list, tagId, positive);

    /// <param name="read">Makes an entry of the page.</param>
    public Page<T> Read<T>(PageRequest request, Func<ListEntry, T> read)
    {
        var (entries, nearby) = Entries(request);
        var top = entries.Count > 0 ? entries[0].Place : nearby;
        var bottom = entries.Count > 0 ? entries[^1].Place : nearby;
        return new Page<T>(
            ListBlocks.Count(db, list, tagId, positive),
            entries.ConvertAll(entry => read(entry)),
            reader.Below(bottom).Any() ? Place.After(bottom) : null,
            reader.Above(top).Any() ? Place.Before(top) : null);
    }

    /// <returns>The page's entries; and where there are none, a place beside which the others are to be found.</returns>
    private (List<ListEntry> Entries, long Nearby) Entries(PageRequest request)
    {
        if (request.Position is not { } position)
        {
            var (start, skip) = ListBlocks.Find(db, list, tagId, positive, Math.Max(0, request.Offset));
            return (reader.Below(start).Skip((int)skip).Take(PageRequest.Size).ToList(), 0);
        }

        var place = Place.Of(position);
        return position.Before
            ? (reader.Above(place).Take(PageRequest.Size).Reverse().ToList(), place + 1)
            : (reader.Below(place).Take(PageRequest.Size).ToList(), Math.Max(0, place - 1));
    }
}
