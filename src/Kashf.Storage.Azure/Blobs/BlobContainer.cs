using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Kashf.Storage.Azure.Blobs;

/// <summary>
/// A container, and the one way to it: every call is limited in time, and a store out of reach is a
/// <c>StorageUnavailableException</c>. A blob that is absent is an answer.
/// </summary>
internal sealed class BlobContainer(string name, BlobConnection connection, BlobPreparation preparation)
{
    /// <summary>Stores the blob whole, in place of one of this name.</summary>
    public async Task WriteAsync(string blob, BinaryData content, CancellationToken cancellation)
    {
        var client = await OpenAsync(blob, cancellation);
        await connection.CallAsync(token => client.UploadAsync(content.ToStream(), new BlobUploadOptions(), token), cancellation);
    }

    /// <summary>Keeps a part of a blob that is not there before <see cref="CommitAsync"/>.</summary>
    /// <param name="part">Base64; all parts of a blob have the same length.</param>
    public async Task StageAsync(string blob, string part, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var client = await OpenAsync(blob, cancellation);
        await connection.CallAsync(
            token => client.StageBlockAsync(part, BinaryData.FromBytes(content).ToStream(), cancellationToken: token), cancellation);
    }

    /// <summary>Makes a blob of its parts, in place of one of this name.</summary>
    public async Task CommitAsync(string blob, IReadOnlyList<string> parts, CancellationToken cancellation)
    {
        var client = await OpenAsync(blob, cancellation);
        await connection.CallAsync(token => client.CommitBlockListAsync(parts, cancellationToken: token), cancellation);
    }

    /// <returns>Null where there is none.</returns>
    public async Task<BinaryData?> ReadAsync(string blob, CancellationToken cancellation)
    {
        var client = await OpenAsync(blob, cancellation);
        try
        {
            return (await connection.CallAsync(client.DownloadContentAsync, cancellation)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <returns>Null where there is no such blob.</returns>
    public async Task<BinaryData?> ReadAsync(string blob, long offset, long length, CancellationToken cancellation)
    {
        var client = await OpenAsync(blob, cancellation);
        var options = new BlobDownloadOptions { Range = new HttpRange(offset, length) };
        try
        {
            return (await connection.CallAsync(token => client.DownloadContentAsync(options, token), cancellation)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <returns>False where there was none.</returns>
    public async Task<bool> DeleteAsync(string blob, CancellationToken cancellation)
    {
        var client = await OpenAsync(blob, cancellation);
        return (await connection.CallAsync(
            token => client.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, null, token), cancellation)).Value;
    }

    /// <returns>Blobs whose name begins with the prefix, by name.</returns>
    public async IAsyncEnumerable<StoredBlob> ListAsync(string? prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await preparation.EnsureAsync(cancellation);
        var container = connection.Container(name);
        string? next = null;
        do
        {
            var page = await connection.CallAsync(token => PageAsync(container.GetBlobsAsync(prefix: prefix, cancellationToken: token), next, token), cancellation);
            foreach (var blob in page.Values)
            {
                yield return new StoredBlob(blob.Name, blob.Properties.ContentLength ?? 0);
            }

            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }

    private static async Task<Page<BlobItem>> PageAsync(AsyncPageable<BlobItem> blobs, string? from, CancellationToken cancellation) =>
        await blobs.AsPages(from).FirstAsync(cancellation);

    private async ValueTask<BlockBlobClient> OpenAsync(string blob, CancellationToken cancellation)
    {
        await preparation.EnsureAsync(cancellation);
        return connection.Container(name).GetBlockBlobClient(blob);
    }
}
