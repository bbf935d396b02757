using Kashf.Core.Datasets;
using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Reports;

/// <summary>Stores what people say of texts. A report that can't be stored is refused alone.</summary>
public sealed class ReportTexts(IReports reports, DatasetsOfTags datasetsOfTags, IOptions<RequestLimits> limits)
{
    /// <returns>For each report, in order, its item or why it was refused. All is stored before this returns.</returns>
    public async Task<IReadOnlyList<Result<ReportedItem>>> RunAsync(long accountId, IReadOnlyList<TextReport> given, CancellationToken cancellation)
    {
        var datasetOfTag = await datasetsOfTags.FindAsync(
            accountId, given.Select(report => report.Report.TagId), [DatasetType.Text], cancellation);
        var outcomes = new Result<ReportedItem>[given.Count];
        var accepted = new Dictionary<long, List<int>>();
        for (var i = 0; i < given.Count; i++)
        {
            var dataset = Check(given[i], datasetOfTag);
            if (!dataset.IsSuccess)
                outcomes[i] = dataset.Error;
            else if (!accepted.TryAdd(dataset.Value, [i]))
                accepted[dataset.Value].Add(i);
        }

        foreach (var (datasetId, positions) in accepted)
        {
            var stored = await reports.ReportAsync(accountId, datasetId, [.. positions.Select(i => given[i])], cancellation);
            for (var j = 0; j < positions.Count; j++)
                outcomes[positions[j]] = stored[j] is { } item ? item : TagErrors.NotFound(given[positions[j]].Report.TagId);
        }

        return outcomes;
    }

    private Result<long> Check(TextReport report, IReadOnlyDictionary<long, Result<Dataset>> datasetOfTag)
    {
        if (ContentRules.Refuse(report.Content, limits.Value) is { } reason)
            return Error.Invalid("content", reason);
        return datasetOfTag.TryGetValue(report.Report.TagId, out var dataset)
            ? dataset.Map(known => known.Id)
            : TagErrors.NotFound(report.Report.TagId);
    }
}
