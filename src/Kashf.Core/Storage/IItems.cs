using Kashf.Core.Items;
using Kashf.Core.Reports;

namespace Kashf.Core.Storage;

/// <summary>The items of datasets, reported or not.</summary>
public interface IItems
{
    /// <summary>
    /// Adds items with what is said of them, all or none. The same content is the same item: what the dataset has already
    /// keeps its reports, and the latest word on a tag wins. Tags that are gone are passed over.
    /// </summary>
    /// <remarks>Part of the work is done before the first await: two calls at a time, with up to 10,000 items each, are the
    /// fastest way to add many.</remarks>
    Task<AddedItems> AddAsync(long accountId, long datasetId, IReadOnlyList<NewItem> items, CancellationToken cancellation);

    /// <summary>Every item with at least one report, by id; streamed, never whole in memory.</summary>
    IAsyncEnumerable<TextItem> StreamReportedAsync(long accountId, long datasetId, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/> items without reports: a spread over the dataset that is the same each time.</summary>
    IAsyncEnumerable<TextItem> StreamUnreportedAsync(long accountId, long datasetId, int limit, CancellationToken cancellation);

    /// <returns>The items with these ids, those that exist, in the order asked, each once.</returns>
    Task<IReadOnlyList<Item>> FindAsync(
        long accountId, long datasetId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation);

    /// <summary>Cuts the dataset into ranges of <paramref name="size"/> items, by id; the last one may have fewer.</summary>
    /// <returns>In order; together they hold every item there is now. Empty where there is none.</returns>
    Task<IReadOnlyList<ItemRange>> SplitAsync(long accountId, long datasetId, int size, CancellationToken cancellation);

    /// <summary>The items of a range by id, with reports and predictions; streamed, never whole in memory.</summary>
    IAsyncEnumerable<Item> StreamAsync(long accountId, long datasetId, ItemRange range, CancellationToken cancellation);
}
