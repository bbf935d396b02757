using Kashf.Core.Paging;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Items;

/// <summary>
/// Pages of a tag's lists. A page from a place costs the same wherever it lies; one asked for by its number costs more the
/// farther it lies, since the index is walked to it.
/// </summary>
internal sealed class ItemLists(CosmosContainers containers, DatasetCounters counters, TagDatasets tagDatasets)
{
    private const int SizeAndOneMore = PageRequest.Size + 1;

    public async Task<Page<T>> ReadAsync<T>(
        long accountId,
        long tagId,
        string list,
        PageRequest page,
        Func<ListedItem, IReadOnlySet<long>, T> entry,
        string operation,
        CancellationToken cancellation)
    {
        if (await tagDatasets.FindAsync(accountId, tagId, cancellation) is not { } datasetId)
            return new Page<T>(0, [], null, null);
        var scope = DatasetScope.Of(accountId, datasetId);
        var counts = await counters.ReadAsync(scope, tagId, cancellation);
        if (counts.RemovedTags.Contains(tagId))
            return new Page<T>(0, [], null, null);
        var found = await FindAsync(scope, list, page, operation, cancellation);
        var (entries, next, previous) = Cut(found, page);
        return new Page<T>(counts.Of(list), [.. entries.Select(item => entry(item, counts.RemovedTags))], next, previous);
    }

    private async Task<List<ListedItem>> FindAsync(
        DatasetScope scope, string list, PageRequest page, string operation, CancellationToken cancellation)
    {
        var backwards = page.Position is { Before: true };
        var path = $"c.lists[\"{list}\"]";
        var query = new QueryDefinition(
            $"SELECT {ListedItem.Properties}, {path} AS place FROM c WHERE {path} {(backwards ? ">" : "<")} @place "
            + $"ORDER BY {path} {(backwards ? "ASC" : "DESC")} OFFSET @offset LIMIT {SizeAndOneMore}")
            .WithParameter("@place", page.Position is { } position ? SortKey.Of(position) : SortKey.AboveAll)
            .WithParameter("@offset", page.Position is null ? page.Offset : 0);
        return await containers.Items.QueryAsync<ListedItem>(
            query, scope.Prefix, operation, SizeAndOneMore, cancellation: cancellation).ToListAsync(cancellation);
    }

    /// <summary>What lies beyond the place that a page was asked from is taken to exist: to look would cost another query.</summary>
    private static (IReadOnlyList<ListedItem> Entries, PagePosition? Next, PagePosition? Previous) Cut(List<ListedItem> found, PageRequest page)
    {
        var more = found.Count > PageRequest.Size;
        var entries = found.Take(PageRequest.Size).ToList();
        if (page.Position is { Before: true })
            entries.Reverse();
        var (hasNext, hasPrevious) = page.Position switch
        {
            null => (more, page.Number > 1),
            { Before: true } => (true, more),
            _ => (more, true),
        };
        return (entries, hasNext ? After(entries, page) : null, hasPrevious ? Before(entries, page) : null);
    }

    private static PagePosition? After(List<ListedItem> entries, PageRequest page) =>
        entries.Count > 0 ? SortKey.Position(entries[^1].Place!, before: false) : page.Position is { } position ? position with { Before = false } : null;

    private static PagePosition? Before(List<ListedItem> entries, PageRequest page) => entries.Count > 0
        ? SortKey.Position(entries[0].Place!, before: true)
        : (page.Position ?? default) with { Before = true };
}
