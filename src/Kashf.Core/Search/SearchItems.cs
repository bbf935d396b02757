using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Core.Search;

/// <summary>Searches the items of a dataset.</summary>
public sealed class SearchItems(ISearch search, ITags tags, FindDataset find)
{
    public async Task<Result<Page<Item>>> RunAsync(
        long accountId, string slug, DatasetType type, string query, SearchFilter filter, PageRequest page, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, type, cancellation);
        if (!found.IsSuccess)
            return found.Error;
        var parsed = SearchQuery.Parse(query);
        if (!parsed.IsSuccess)
            return parsed.Error;
        if (filter.TagId is { } tagId && (await tags.FindAsync(accountId, tagId, cancellation))?.DatasetId != found.Value.Id)
            return TagErrors.NotFound(tagId);
        return await search.FindAsync(accountId, found.Value.Id, parsed.Value, filter, page, cancellation);
    }
}
