using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Reports;

namespace Kashf.Core.Storage;

/// <summary>What people said of the items of datasets, whatever their type.</summary>
public interface IReports
{
    /// <summary>
    /// Stores all reports or none. The same content is the same item; the latest word on a tag wins. A report whose
    /// tag no longer exists is not stored.
    /// </summary>
    /// <returns>For each report, in order, its item with the whole report as it stands after all of them; null for a
    /// report that was not stored.</returns>
    Task<IReadOnlyList<ReportedItem?>> ReportAsync(long accountId, long datasetId, IReadOnlyList<TextReport> reports, CancellationToken cancellation);

    /// <summary>Removes the word on one tag; the item stays, a contradiction of that report does not.</summary>
    /// <returns>False where there was no such report.</returns>
    Task<bool> RemoveAsync(long accountId, long datasetId, long itemId, long tagId, CancellationToken cancellation);

    /// <returns>Items reported on the tag with this word, or with either where it is null; the newest item first.</returns>
    Task<Page<Item>> ListAsync(long accountId, long tagId, bool? positive, PageRequest page, CancellationToken cancellation);

    /// <returns>Contradicted reports on the tag: the largest contradiction first (in thousandths), among equals the newest item.</returns>
    Task<Page<NotSureReport>> ListNotSureAsync(
        long accountId, long tagId, bool? positive, PageRequest page, CancellationToken cancellation);

    /// <summary>
    /// Puts these in place of the tag's contradictions, in steps; those whose report says something else by now, or is
    /// gone, are passed over. A report that is removed or turned round later loses its contradiction.
    /// </summary>
    Task SetContradictionsAsync(
        long accountId, long datasetId, long tagId, IReadOnlyList<Contradiction> contradictions, CancellationToken cancellation);
}
