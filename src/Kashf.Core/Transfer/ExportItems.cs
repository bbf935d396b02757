using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Storage;

namespace Kashf.Core.Transfer;

/// <summary>Writes a dataset as CSV, in parts that make one file when they are put together.</summary>
public sealed class ExportItems(IItems items, ITags tags, IImages images, IFiles files)
{
    private const int PartItems = 50_000;

    /// <returns>The range of each part; one that holds nothing where the dataset is empty.</returns>
    public async Task<IReadOnlyList<ItemRange>> SplitAsync(Dataset dataset, CancellationToken cancellation)
    {
        var ranges = await items.SplitAsync(dataset.AccountId, dataset.Id, PartItems, cancellation);
        return ranges.Count > 0 ? ranges : [new ItemRange(0, 0)];
    }

    /// <summary>Writes one part to <paramref name="file"/>; writing it again replaces it.</summary>
    /// <param name="addressOf">The address of the file that is kept of an image, by its hash; null to name images by the addresses that they came from.</param>
    /// <returns>How many items it holds.</returns>
    public async Task<long> WriteAsync(
        Dataset dataset, ItemRange range, bool isFirst, bool tagNames, Func<string, string>? addressOf, string file, CancellationToken cancellation)
    {
        var format = new ExportFormat(dataset.Type, await tags.ListAsync(dataset.AccountId, dataset.Id, cancellation), tagNames);
        var rows = 0L;
        await files.SaveAsync(
            dataset.AccountId,
            file,
            async (stream, cancel) => rows = await format.WriteAsync(Named(items.StreamAsync(dataset.AccountId, dataset.Id, range, cancel), cancel), stream, withHeader: isFirst, cancel),
            cancellation);
        return rows;

        IAsyncEnumerable<Item> Named(IAsyncEnumerable<Item> found, CancellationToken cancel) => addressOf is null || dataset.Type == DatasetType.Text
            ? found
            : found.WithKeptAddressesAsync(images, dataset, addressOf, cancel);
    }
}
