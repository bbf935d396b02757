using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Search;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;

namespace Kashf.Storage.Azure.Search;

internal sealed class CosmosSearch(IDatasets datasets, ITags tags, CosmosContainers containers, ItemQueries queries, OperationLog log) : ISearch
{
    // Each ranked match is read for its rank, page after page: a fourth of what a store on the same machine affords.
    private const int MostRanked = 500;

    // Matches that came while somebody leafed through a ranked list do not change its order.
    private const int MostRankedOnceBegun = 4 * MostRanked;

    public async Task<Page<Item>> FindAsync(
        long accountId, long datasetId, SearchQuery query, SearchFilter filter, PageRequest page, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset
            || (filter.TagId is { } tagId && (await tags.FindAsync(accountId, tagId, cancellation))?.DatasetId != datasetId))
            return new Page<Item>(0, [], null, null);
        var titles = dataset.Type == DatasetType.Text ? [] : await TitlesAsync(dataset, cancellation);
        return await FindAsync(dataset, query, new SearchCondition(dataset.Type, query, filter, titles), page, cancellation);
    }

    /// <returns>The dataset's tags; where they are too many for a search, those with the most items first.</returns>
    private async Task<IReadOnlyList<Tag>> TitlesAsync(Dataset dataset, CancellationToken cancellation)
    {
        var all = await tags.ListAsync(dataset.AccountId, dataset.Id, cancellation);
        if (all.Count <= ISearch.MostTitles)
            return all;
        var counts = (await tags.CountAsync(dataset.AccountId, dataset.Id, cancellation)).ToDictionary(counts => counts.TagId);
        return [.. all.OrderByDescending(tag => Items(counts.GetValueOrDefault(tag.Id)))];
    }

    private static long Items(TagCounts counts) => counts.Positives + counts.Predictions;

    private async Task<Page<Item>> FindAsync(
        Dataset dataset, SearchQuery query, SearchCondition condition, PageRequest page, CancellationToken cancellation)
    {
        var scope = DatasetScope.Of(dataset.AccountId, dataset.Id);
        var count = await CountAsync(scope, condition, cancellation);
        var most = page.Position switch
        {
            null => MostRanked,
            { Rank: > 0 } => MostRankedOnceBegun,
            _ => 0,
        };
        var removed = await log.ReadRemovedTagsAsync(scope, cancellation);
        return count <= most
            ? await new RankedMatches(containers, queries, scope, condition, removed).ReadAsync(dataset.Type, query, page, cancellation)
            : await new NewestMatches(containers, scope, condition, removed).ReadAsync(count, page, cancellation);
    }

    private async Task<long> CountAsync(DatasetScope scope, SearchCondition condition, CancellationToken cancellation)
    {
        var counts = containers.Items.QueryAsync<long>(
            condition.Define($"SELECT VALUE COUNT(1) FROM c WHERE {condition.Text}"), scope.Prefix, "search.count", cancellation: cancellation);
        return await counts.SumAsync(cancellation);
    }
}
