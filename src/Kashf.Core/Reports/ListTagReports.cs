using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tags;

namespace Kashf.Core.Reports;

/// <summary>Lists what people reported on a tag.</summary>
public sealed class ListTagReports(IReports reports, ITags tags, IDatasets datasets)
{
    /// <param name="positive">Only reports that say so; null: all.</param>
    /// <returns>The newest items first.</returns>
    public Task<Result<(DatasetType Type, Page<Item> Page)>> RunAsync(
        long accountId, long tagId, bool? positive, PageRequest page, CancellationToken cancellation) =>
        OfTagAsync(accountId, tagId, () => reports.ListAsync(accountId, tagId, positive, page, cancellation), cancellation);

    /// <summary>Those of them that the model contradicts.</summary>
    /// <inheritdoc cref="RunAsync" path="/param"/>
    /// <returns>The most contradicted first.</returns>
    public Task<Result<(DatasetType Type, Page<NotSureReport> Page)>> RunNotSureAsync(
        long accountId, long tagId, bool? positive, PageRequest page, CancellationToken cancellation) =>
        OfTagAsync(accountId, tagId, () => reports.ListNotSureAsync(accountId, tagId, positive, page, cancellation), cancellation);

    private async Task<Result<(DatasetType Type, Page<T> Page)>> OfTagAsync<T>(
        long accountId, long tagId, Func<Task<Page<T>>> read, CancellationToken cancellation) =>
        await tags.FindAsync(accountId, tagId, cancellation) is { } tag
        && await datasets.FindAsync(accountId, tag.DatasetId, cancellation) is { } dataset
            ? (dataset.Type, await read())
            : TagErrors.NotFound(tagId);
}
