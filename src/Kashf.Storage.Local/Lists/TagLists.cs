using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Storage.Local.Database;
using Kashf.Storage.Local.Items;

namespace Kashf.Storage.Local.Lists;

/// <summary>Reads pages of a tag's lists.</summary>
internal sealed class TagLists(LocalDatabase database)
{
    /// <param name="read">Makes an entry of the page, given the item.</param>
    /// <returns>The page; an empty list's where the account has no such tag.</returns>
    public Task<Page<T>> ReadAsync<T>(
        ListKind list,
        long accountId,
        long tagId,
        bool? positive,
        PageRequest request,
        Func<LocalConnection, ListEntry, Item, T> read,
        CancellationToken cancellation) =>
        database.ReadAsync(
            db =>
            {
                if (db.Integer("SELECT dataset_id FROM live_tags WHERE id = ?1 AND account_id = ?2", tagId, accountId) is not { } dataset)
                {
                    return new Page<T>(0, [], null, null);
                }

                var items = new ItemReader(db, dataset);
                return new ListPages(db, list, tagId, positive).Read(request, entry => read(db, entry, items.Read(entry.ItemId)!));
            },
            cancellation);
}
