using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Items;

/// <summary>Tells of items by their ids.</summary>
public sealed class ListItems(IItems items, FindDataset find)
{
    /// <returns>Those that the dataset has, in the order asked for, each once.</returns>
    public async Task<Result<IReadOnlyList<Item>>> RunAsync(
        long accountId, string slug, IReadOnlyList<DatasetType> types, IReadOnlyList<long> itemIds, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, types, cancellation);
        return await found.MapAsync(dataset => items.FindAsync(accountId, dataset.Id, itemIds, cancellation));
    }
}
