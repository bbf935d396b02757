using Kashf.Core.Items;
using Kashf.Core.Reports;

namespace Kashf.Core.Storage;

/// <summary>The items of text datasets, reported or not.</summary>
public interface IItems
{
    /// <summary>Adds texts without reports; those that the dataset has already stay as they are.</summary>
    /// <returns>The id of each text, in order.</returns>
    Task<IReadOnlyList<long>> AddAsync(long accountId, long datasetId, IReadOnlyList<string> contents, CancellationToken cancellation);

    /// <summary>Every item with at least one report, by id; streamed, never whole in memory.</summary>
    IAsyncEnumerable<TextItem> StreamReportedAsync(long accountId, long datasetId, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/> items without reports: a spread over the dataset that is the same each time.</summary>
    IAsyncEnumerable<TextItem> StreamUnreportedAsync(long accountId, long datasetId, int limit, CancellationToken cancellation);

    /// <returns>The items with these ids, those that exist, in the order asked, each once.</returns>
    Task<IReadOnlyList<Item>> FindAsync(
        long accountId, long datasetId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation);
}
