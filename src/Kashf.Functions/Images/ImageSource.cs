using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Kashf.Media.Download;
using Kashf.Media.Images;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Images;

/// <summary>The bytes behind an image's address: from the store where it is one of this server, else from the web.</summary>
public sealed class ImageSource(
    DownloadClient client, IFiles files, SlowHosts slowHosts, IOptions<ImageOptions> images, IOptions<ImageFileOptions> options, TimeProvider time)
{
    private readonly DownloadLimits limits = new(images.Value.FileBytes, options.Value.DownloadTime);

    // A refusal that comes sooner holds up nobody.
    private TimeSpan LongInVain => options.Value.DownloadTime / 4;

    /// <param name="keptAs">The name in the store that the file may have, from when it was fetched before; null where there is none.</param>
    /// <returns>Or an <see cref="ErrorKind.Unprocessable"/> error.</returns>
    public async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(long accountId, string url, string? keptAs, CancellationToken cancellation)
    {
        if (keptAs is not null && await TryReadOwnAsync(accountId, keptAs, cancellation) is { } kept)
            return kept;
        if (UrlRules.Refuse(url) is { } reason)
            return ImageRefusals.BadAddress(reason);
        var address = new Uri(url);
        var mayBeOwn = ImageAddresses.TryRead(address, out var file);
        if (mayBeOwn && await TryReadOwnAsync(accountId, file!, cancellation) is { } own)
            return own;
        var fetched = slowHosts.Refuse(accountId, address) ?? await DownloadAsync(accountId, address, cancellation);
        return fetched.IsSuccess || !mayBeOwn ? fetched : ImageRefusals.NeitherKeptNorDelivered(fetched.Error);
    }

    private async Task<ReadOnlyMemory<byte>?> TryReadOwnAsync(long accountId, string file, CancellationToken cancellation)
    {
        await using var stream = await files.OpenAsync(accountId, file, cancellation);
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private async Task<Result<ReadOnlyMemory<byte>>> DownloadAsync(long accountId, Uri url, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        using var bytes = new MemoryStream();
        var downloaded = await client.DownloadAsync(url, bytes, limits, cancellation);
        slowHosts.Tell(accountId, url, isInVain: !downloaded.IsSuccess && time.GetElapsedTime(started) >= LongInVain);
        return downloaded.IsSuccess
            ? (ReadOnlyMemory<byte>)bytes.GetBuffer().AsMemory(0, (int)bytes.Length)
            : ImageRefusals.Undelivered(downloaded.Error);
    }
}
