using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Core.Reports;

/// <summary>Takes back the word on one item and tag.</summary>
public sealed class RemoveReport(IReports reports, ITags tags)
{
    public async Task<Error?> RunAsync(long accountId, string itemField, long itemId, long tagId, CancellationToken cancellation)
    {
        if (await tags.FindAsync(accountId, tagId, cancellation) is not { } tag)
            return TagErrors.NotFound(tagId);
        return await reports.RemoveAsync(accountId, tag.DatasetId, itemId, tagId, cancellation)
            ? null
            : Error.Field(ErrorKind.NotFound, "report-not-found", itemField, $"item {itemId} has no report on tag {tagId}");
    }
}
