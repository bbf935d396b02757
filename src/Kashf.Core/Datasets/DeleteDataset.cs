using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Deletes a dataset with all it holds.</summary>
public sealed class DeleteDataset(IDatasets datasets, FindDataset find, SummariseDataset summarise)
{
    /// <returns>The dataset as it was.</returns>
    public async Task<Result<DatasetSummary>> RunAsync(long accountId, string slug, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, slug, cancellation);
        if (!found.IsSuccess)
            return found.Error;
        var summary = await summarise.RunAsync(found.Value, cancellation);
        return await datasets.DeleteAsync(accountId, found.Value.Id, cancellation) ? summary : DatasetErrors.NotFound(slug);
    }
}
