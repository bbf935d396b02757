using System.Runtime.CompilerServices;
using Kashf.Core.Items;
using Kashf.Storage.Azure.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Items;

/// <summary>Reads items in order, page after page, each beginning where the last one ended: changes meanwhile shift nothing.</summary>
internal sealed class ItemQueries(CosmosContainers containers)
{
    private const int PageSize = 1000;
    private const int IdsAtOnce = 200;

    private static readonly string StateProperties =
        "c.id, c.account, c.dataset, c.bucket, c.itemId, c.spread, c.reported, c.reports, c.removedBy, c.predictions, c.predictedAt, "
        + "c.certainty, c.model, c.contradictions, c.lists, c.stamps, c._etag";

    /// <summary>Items with ids from <paramref name="first"/> to <paramref name="last"/>, by id.</summary>
    public IAsyncEnumerable<ListedItem> ByIdAsync(
        DatasetScope scope, long first, long last, bool reportedOnly, string operation, CancellationToken cancellation) =>
        PagesAsync<ListedItem>(
            scope,
            $"SELECT TOP {PageSize} {ListedItem.Properties} FROM c WHERE {(reportedOnly ? "c.reported = true AND " : "")}"
                + "c.itemId >= @after AND c.itemId <= @last ORDER BY c.itemId",
            query => query.WithParameter("@last", last),
            first,
            item => item.ItemId + 1,
            operation,
            cancellation);

    /// <summary>Unreported items in the order of their contents' hashes.</summary>
    public IAsyncEnumerable<ListedItem> UnreportedAsync(DatasetScope scope, string operation, CancellationToken cancellation) =>
        PagesAsync<ListedItem>(
            scope,
            $"SELECT TOP {PageSize} {ListedItem.Properties} FROM c WHERE c.reported = false AND c.spread > @after ORDER BY c.spread",
            query => query,
            "",
            item => item.Spread,
            operation,
            cancellation);

    /// <summary>What a retagging weighs of every item, by id.</summary>
    public IAsyncEnumerable<PredictedItem> PredictedAsync(DatasetScope scope, string operation, CancellationToken cancellation) =>
        PagesAsync<PredictedItem>(
            scope,
            $"SELECT TOP {5 * PageSize} c.itemId, c.reported, c.certainty, c.predictedAt, c.passedOverAt, c.model FROM c WHERE c.itemId >= @after ORDER BY c.itemId",
            query => query,
            0L,
            item => item.ItemId + 1,
            operation,
            cancellation);

    /// <summary>The items of a range that this model has not predicted, by id.</summary>
    public IAsyncEnumerable<ItemToPredict> ToPredictAsync(
        DatasetScope scope, ItemRange range, string model, string operation, CancellationToken cancellation) =>
        PagesAsync<ItemToPredict>(
            scope,
            $"SELECT TOP {PageSize} c.itemId, c.content, c.reports, c.reported, c.certainty, c.predictedAt, c.passedOverAt FROM c "
                + "WHERE c.itemId >= @after AND c.itemId <= @last AND (NOT IS_STRING(c.model) OR c.model != @model) ORDER BY c.itemId",
            query => query.WithParameter("@last", range.Last).WithParameter("@model", model),
            range.First,
            item => item.ItemId + 1,
            operation,
            cancellation);

    /// <summary>The items with these ids, those that exist, as they can be changed: without their content.</summary>
    public IAsyncEnumerable<ItemDocument> StatesAsync(
        DatasetScope scope, IEnumerable<long> itemIds, string operation, CancellationToken cancellation) =>
        ByIdsAsync<ItemDocument>(scope, StateProperties, itemIds, operation, cancellation);

    /// <summary>The items that stand in the list, the last place first, as they can be changed: without their content. Those
    /// that leave the list meanwhile shift nothing.</summary>
    public IAsyncEnumerable<ItemDocument> StatesAsync(
        DatasetScope scope, string list, string operation, CancellationToken cancellation) =>
        PagesAsync<ItemDocument>(
            scope,
            $"SELECT TOP {PageSize} {StateProperties} FROM c WHERE c.lists[\"{list}\"] > @after ORDER BY c.lists[\"{list}\"]",
            query => query,
            "",
            item => item.Lists[list],
            operation,
            cancellation);

    /// <summary>The items with these ids, those that exist, in no particular order.</summary>
    public IAsyncEnumerable<ListedItem> ByIdsAsync(
        DatasetScope scope, IEnumerable<long> itemIds, string operation, CancellationToken cancellation) =>
        ByIdsAsync<ListedItem>(scope, ListedItem.Properties, itemIds, operation, cancellation);

    private async IAsyncEnumerable<T> ByIdsAsync<T>(
        DatasetScope scope, string properties, IEnumerable<long> itemIds, string operation, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var ids in itemIds.Distinct().Chunk(IdsAtOnce))
        {
            var names = string.Join(", ", ids.Select((_, i) => $"@id{i}"));
            var query = new QueryDefinition($"SELECT {properties} FROM c WHERE c.itemId IN ({names})");
            for (var i = 0; i < ids.Length; i++)
                query.WithParameter($"@id{i}", ids[i]);
            await foreach (var item in containers.Items.QueryAsync<T>(query, scope.Prefix, operation, cancellation: cancellation))
                yield return item;
        }
    }

    private async IAsyncEnumerable<T> PagesAsync<T>(
        DatasetScope scope,
        string sql,
        Func<QueryDefinition, QueryDefinition> with,
        object after,
        Func<T, object> next,
        string operation,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var more = true;
        while (more)
        {
            more = false;
            var query = with(new QueryDefinition(sql).WithParameter("@after", after));
            await foreach (var item in containers.Items.QueryAsync<T>(query, scope.Prefix, operation, cancellation: cancellation))
            {
                more = true;
                after = next(item);
                yield return item;
            }
        }
    }
}
