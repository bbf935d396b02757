using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Finds an account's dataset by its slug.</summary>
public sealed class FindDataset(IDatasets datasets)
{
    public async Task<Result<Dataset>> RunAsync(long accountId, string slug, CancellationToken cancellation) =>
        await datasets.FindAsync(accountId, slug, cancellation) is { } dataset ? dataset : DatasetErrors.NotFound(slug);

    /// <summary>The same, where the endpoint works on one type of dataset only.</summary>
    public async Task<Result<Dataset>> RunAsync(long accountId, string slug, DatasetType type, CancellationToken cancellation)
    {
        var found = await RunAsync(accountId, slug, cancellation);
        return found.IsSuccess && found.Value.Type != type ? DatasetErrors.WrongType(found.Value, type) : found;
    }
}
