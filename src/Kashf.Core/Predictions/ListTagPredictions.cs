using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Core.Predictions;

/// <summary>Lists the items on which the model found a tag, the most probable first.</summary>
public sealed class ListTagPredictions(IPredictions predictions, ITags tags, FindDataset find)
{
    public async Task<Result<(DatasetType Type, Page<Item> Page)>> RunAsync(
        long accountId, string slug, long tagId, PageRequest page, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        if (!found.IsSuccess)
            return found.Error;
        return (await tags.FindAsync(accountId, tagId, cancellation))?.DatasetId == found.Value.Id
            ? (found.Value.Type, await predictions.ListAsync(accountId, tagId, page, cancellation))
            : TagErrors.NotFound(tagId);
    }
}
