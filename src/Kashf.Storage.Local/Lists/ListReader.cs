using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Lists;

/// <summary>Walks the entries of one list, or of those with one word alone.</summary>
internal sealed class ListReader(LocalConnection db, ListKind list, long tagId, bool? positive)
{
    /// <returns>The entries below the place, the highest first.</returns>
    public IEnumerable<ListEntry> Below(long place) => Walk(place, down: true);

    /// <returns>The entries above the place, the lowest first.</returns>
    public IEnumerable<ListEntry> Above(long place) => Walk(place, down: false);

    private IEnumerable<ListEntry> Walk(long place, bool down)
    {
        if (list == ListKind.Predictions || positive is not null)
        {
            return Half(positive ?? true, place, down);
        }

        return Merge(Half(true, place, down), Half(false, place, down), down);
    }

    private IEnumerable<ListEntry> Half(bool half, long place, bool down)
    {
        var statement = db.Prepare(Sql(half, down));
        try
        {
            statement.Bind(tagId, place);
            while (statement.Step())
            {
                yield return new ListEntry(statement.Integer(0), half);
            }
        }
        finally
        {
            statement.Reset();
        }
    }

    // The word stands in the text and not among the parameters, so that both halves can be walked at once.
    private string Sql(bool half, bool down)
    {
        var (beyond, order) = down ? ("<", "DESC") : (">", "ASC");
        var word = half ? 1 : 0;
        return list switch
        {
            ListKind.Predictions =>
                $"SELECT place FROM predicted_tags WHERE tag_id = ?1 AND place {beyond} ?2 ORDER BY place {order}",
            ListKind.Reports =>
                $"""
                SELECT item_id FROM reports INDEXED BY reports_tag
                WHERE tag_id = ?1 AND positive = {word} AND item_id {beyond} ?2 ORDER BY item_id {order}
                """,
            _ =>
                $"""
                SELECT place FROM contradictions INDEXED BY contradictions_place
                WHERE tag_id = ?1 AND positive = {word} AND place {beyond} ?2 ORDER BY place {order}
                """,
        };
    }

    private static IEnumerable<ListEntry> Merge(IEnumerable<ListEntry> first, IEnumerable<ListEntry> second, bool down)
    {
        using var a = first.GetEnumerator();
        using var b = second.GetEnumerator();
        var (moreA, moreB) = (a.MoveNext(), b.MoveNext());
        while (moreA || moreB)
        {
            if (moreA && (!moreB || a.Current.Place > b.Current.Place == down))
            {
                yield return a.Current;
                moreA = a.MoveNext();
            }
            else
            {
                yield return b.Current;
                moreB = b.MoveNext();
            }
        }
    }
}
