namespace Kashf.Core.Storage;

/// <summary>Trained models: immutable blobs named by dataset and version.</summary>
public interface IModels
{
    /// <summary>Stores what <paramref name="write"/> writes, whole or not at all; an existing version is replaced.</summary>
    Task SaveAsync(long accountId, long datasetId, string version, Action<Stream> write, CancellationToken cancellation);

    /// <returns>A stream to read and dispose; null where there is no such version.</returns>
    Task<Stream?> OpenAsync(long accountId, long datasetId, string version, CancellationToken cancellation);

    /// <summary>Deletes every version of the dataset but those named.</summary>
    Task DeleteExceptAsync(long accountId, long datasetId, IReadOnlyCollection<string> versions, CancellationToken cancellation);
}
