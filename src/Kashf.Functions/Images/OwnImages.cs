using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Storage;

namespace Kashf.Functions.Images;

/// <summary>
/// Opens image files of an account. Items of uploads have the addresses of these; where an upload has gone, its address leads
/// to the copy that a dataset keeps.
/// </summary>
public sealed class OwnImages(IFiles files, IDatasets datasets)
{
    /// <param name="file">Its name in the store.</param>
    /// <returns>A stream to read, seek in and dispose; null where there is no such file.</returns>
    public async Task<Stream?> OpenAsync(long accountId, string file, CancellationToken cancellation) =>
        await files.OpenAsync(accountId, file, cancellation) is { } stream ? stream
        : ImageFiles.UploadedHash(file) is { } hash ? await OpenKeptAsync(accountId, hash, cancellation)
        : null;

    private async Task<Stream?> OpenKeptAsync(long accountId, string hash, CancellationToken cancellation)
    {
        foreach (var dataset in await datasets.ListAsync(accountId, cancellation))
        {
            if (dataset.Type is DatasetType.Image or DatasetType.Face
                && await files.OpenAsync(accountId, KeepImage.FileOf(dataset.Id, hash), cancellation) is { } kept)
                return kept;
        }

        return null;
    }
}
