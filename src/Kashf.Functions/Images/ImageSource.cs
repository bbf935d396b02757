using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Kashf.Media.Download;
using Kashf.Media.Images;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Images;

/// <summary>The bytes behind an image's address: from the store where it is one of this server, else from the web.</summary>
public sealed class ImageSource(
    DownloadClient client, IFiles files, IOptions<ImageOptions> images, IOptions<ImageFileOptions> options)
{
    private readonly DownloadLimits limits = new(images.Value.FileBytes, options.Value.DownloadTime);

    /// <param name="keptAs">The name in the store that the file may have, from when it was fetched before; null where there is none.</param>
    /// <returns>Or an <see cref="ErrorKind.Unprocessable"/> error.</returns>
    public async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(long accountId, string url, string? keptAs, CancellationToken cancellation)
    {
        if (keptAs is not null && await ReadOwnAsync(accountId, keptAs, cancellation) is { IsSuccess: true } kept)
            return kept;
        if (UrlRules.Refuse(url) is { } reason)
            return ImageRefusals.BadAddress(reason);
        var address = new Uri(url);
        return ImageAddresses.TryRead(address, out var file)
            ? await ReadOwnAsync(accountId, file, cancellation)
            : await DownloadAsync(address, cancellation);
    }

    private async Task<Result<ReadOnlyMemory<byte>>> ReadOwnAsync(long accountId, string file, CancellationToken cancellation)
    {
        await using var stream = await files.OpenAsync(accountId, file, cancellation);
        if (stream is null)
            return ImageRefusals.Expired;
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return (ReadOnlyMemory<byte>)bytes;
    }

    private async Task<Result<ReadOnlyMemory<byte>>> DownloadAsync(Uri url, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var downloaded = await client.DownloadAsync(url, bytes, limits, cancellation);
        return downloaded.IsSuccess
            ? (ReadOnlyMemory<byte>)bytes.GetBuffer().AsMemory(0, (int)bytes.Length)
            : ImageRefusals.Undelivered(downloaded.Error);
    }
}
