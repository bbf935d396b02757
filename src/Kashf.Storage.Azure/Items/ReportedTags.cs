using Kashf.Core.Datasets;
using Kashf.Core.Reports;
using Kashf.Core.Storage;

namespace Kashf.Storage.Azure.Items;

/// <summary>Which tags of a dataset can be reported on.</summary>
internal sealed class ReportedTags(ITags tags)
{
    /// <returns>The tags of these reports that the dataset has.</returns>
    public async Task<IReadOnlySet<long>> LiveAsync(Dataset dataset, IEnumerable<TagReport> reports, CancellationToken cancellation) =>
        await LiveAsync(dataset, reports.Select(report => report.TagId), cancellation);

    /// <returns>Those of these tags that the dataset has.</returns>
    public async Task<IReadOnlySet<long>> LiveAsync(Dataset dataset, IEnumerable<long> tagIds, CancellationToken cancellation)
    {
        var asked = tagIds.ToHashSet();
        var found = asked.Count == 0 ? [] : await tags.FindAsync(dataset.AccountId, asked, cancellation);
        return found.Where(tag => tag.DatasetId == dataset.Id).Select(tag => tag.Id).ToHashSet();
    }
}
