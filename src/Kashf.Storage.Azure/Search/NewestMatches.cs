using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Search;

/// <summary>Matches too many to weigh: the newest first.</summary>
internal sealed class NewestMatches(CosmosContainers containers, DatasetScope scope, SearchCondition condition, IReadOnlySet<long> removedTags)
{
    private const int Rank = 0;
    private const int SizeAndOneMore = PageRequest.Size + 1;

    public async Task<Page<Item>> ReadAsync(long count, PageRequest page, CancellationToken cancellation)
    {
        if (page.Position is { Before: true, ItemId: var newer })
        {
            var found = await FindAsync($"c.itemId > {newer}", "ASC", 0, cancellation);
            return Page(count, [.. found.Take(PageRequest.Size).Reverse()], hasNext: true, found.Count > PageRequest.Size);
        }

        var older = page.Position is { ItemId: var itemId } ? $"c.itemId < {itemId}" : "c.itemId >= 0";
        var entries = await FindAsync(older, "DESC", page.Position is null ? page.Offset : 0, cancellation);
        return Page(
            count, entries.Take(PageRequest.Size).ToList(), entries.Count > PageRequest.Size, page.Position is not null || page.Offset > 0);
    }

    private Page<Item> Page(long count, List<ListedItem> entries, bool hasNext, bool hasPrevious) => new(
        count,
        [.. entries.Select(item => item.ToItem(removedTags))],
        hasNext && entries.Count > 0 ? new PagePosition(Rank, entries[^1].ItemId, false) : null,
        hasPrevious && entries.Count > 0 ? new PagePosition(Rank, entries[0].ItemId, true) : null);

    private async Task<List<ListedItem>> FindAsync(string beyond, string order, long offset, CancellationToken cancellation)
    {
        var query = condition.Define(
            $"SELECT {ListedItem.Properties} FROM c WHERE {beyond} AND {condition.Text} ORDER BY c.itemId {order} OFFSET {offset} LIMIT {SizeAndOneMore}");
        return await containers.Items.QueryAsync<ListedItem>(
            query, scope.Prefix, "search.page", SizeAndOneMore, cancellation: cancellation).ToListAsync(cancellation);
    }
}
