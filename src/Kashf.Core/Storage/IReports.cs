using Kashf.Core.Reports;

namespace Kashf.Core.Storage;

/// <summary>What people said of the items of text datasets.</summary>
public interface IReports
{
    /// <summary>
    /// Stores all reports or none. The same content is the same item; the latest word on a tag wins. A report whose
    /// tag no longer exists is not stored.
    /// </summary>
    /// <returns>For each report, in order, its item with the whole report as it stands after all of them; null for a
    /// report that was not stored.</returns>
    Task<IReadOnlyList<ReportedItem?>> ReportAsync(long accountId, long datasetId, IReadOnlyList<TextReport> reports, CancellationToken cancellation);

    /// <summary>Removes the word on one tag; the item stays.</summary>
    /// <returns>False where there was no such report.</returns>
    Task<bool> RemoveAsync(long accountId, long datasetId, long itemId, long tagId, CancellationToken cancellation);
}
