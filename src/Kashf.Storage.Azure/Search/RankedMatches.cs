using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Search;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;

namespace Kashf.Storage.Azure.Search;

/// <summary>Matches so few that each can be looked at: the most relevant first, and of equal ones the newest.</summary>
internal sealed class RankedMatches(
    CosmosContainers containers, ItemQueries queries, DatasetScope scope, SearchCondition condition, IReadOnlySet<long> removedTags)
{
    public async Task<Page<Item>> ReadAsync(DatasetType type, SearchQuery query, PageRequest page, CancellationToken cancellation)
    {
        var matches = await RankAsync(type, query.Words, cancellation);
        var entries = RankedPage.Cut(matches, page);
        var items = await ReadAsync([.. entries.Entries.Select(entry => entry.Id)], cancellation);
        return new Page<Item>(entries.Count, items, entries.Next, entries.Previous);
    }

    private async Task<List<(long Rank, long Id)>> RankAsync(DatasetType type, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var matches = new List<(long Rank, long Id)>();
        var contents = containers.Items.QueryAsync<Match>(
            condition.Define($"SELECT c.itemId, c.content FROM c WHERE {condition.Text}"), scope.Prefix, "search.rank", cancellation: cancellation);
        await foreach (var match in contents)
            matches.Add((Relevance.Of(words, SearchedText.Of(type, match.Content)), match.ItemId));
        return matches;
    }

    private async Task<IReadOnlyList<Item>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var items = await queries.ByIdsAsync(scope, ids, "search.page", cancellation)
            .ToDictionaryAsync(item => item.ItemId, cancellationToken: cancellation);
        return [.. ids.Select(id => items.GetValueOrDefault(id)?.ToItem(removedTags)).OfType<Item>()];
    }

    private sealed record Match(long ItemId, string Content);
}
