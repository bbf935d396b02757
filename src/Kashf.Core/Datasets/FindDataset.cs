using Kashf.Core.Results;
using Kashf.Core.Storage;

namespace Kashf.Core.Datasets;

/// <summary>Finds an account's dataset by its slug.</summary>
public sealed class FindDataset(IDatasets datasets)
{
    public async Task<Result<Dataset>> RunAsync(long accountId, string slug, CancellationToken cancellation) =>
        await datasets.FindAsync(accountId, slug, cancellation) is { } dataset ? dataset : DatasetErrors.NotFound(slug);

    /// <summary>The same, where the endpoint works on one type of dataset only.</summary>
    public Task<Result<Dataset>> RunAsync(long accountId, string slug, DatasetType type, CancellationToken cancellation) =>
        RunAsync(accountId, slug, [type], cancellation);

    /// <summary>The same, where the endpoint works on some types of dataset only.</summary>
    public async Task<Result<Dataset>> RunAsync(long accountId, string slug, IReadOnlyList<DatasetType> types, CancellationToken cancellation)
    {
        var found = await RunAsync(accountId, slug, cancellation);
        return found.IsSuccess && !types.Contains(found.Value.Type) ? DatasetErrors.WrongType(found.Value, types) : found;
    }
}
