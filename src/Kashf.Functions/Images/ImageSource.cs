using Kashf.Core.Results;
using Kashf.Core.Transfer;
using Kashf.Media.Download;
using Kashf.Media.Images;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Images;

/// <summary>The bytes behind an image's address: from the store where it is one of this server, else from the web.</summary>
public sealed class ImageSource(
    DownloadClient client, OwnImages own, SlowHosts slowHosts, IOptions<ImageOptions> images, IOptions<ImageFileOptions> options, TimeProvider time)
{
    private readonly DownloadLimits limits = new(images.Value.FileBytes, options.Value.DownloadTime);

    // A refusal that comes sooner holds up nobody.
    private TimeSpan LongInVain => options.Value.DownloadTime / 4;

    /// <param name="keptAs">The name in the store that the file may have, from when it was fetched before; null where there is none.</param>
    /// <param name="arriving">Awaited once the file is about to come; this time is not its host's.</param>
    /// <returns>Or an <see cref="ErrorKind.Unprocessable"/> error.</returns>
    public async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(
        long accountId, string url, string? keptAs, Func<CancellationToken, Task> arriving, CancellationToken cancellation)
    {
        if (keptAs is not null && await TryReadOwnAsync(accountId, keptAs, arriving, cancellation) is { } kept)
            return kept;
        if (UrlRules.Refuse(url) is { } reason)
            return ImageRefusals.BadAddress(reason);
        var address = new Uri(url);
        var mayBeOwn = ImageAddresses.TryRead(address, out var file);
        if (mayBeOwn && await TryReadOwnAsync(accountId, file!, arriving, cancellation) is { } stored)
            return stored;
        var fetched = slowHosts.Refuse(accountId, address) ?? await DownloadAsync(accountId, address, arriving, cancellation);
        return fetched.IsSuccess || !mayBeOwn ? fetched : ImageRefusals.NeitherKeptNorDelivered(fetched.Error);
    }

    private async Task<ReadOnlyMemory<byte>?> TryReadOwnAsync(
        long accountId, string file, Func<CancellationToken, Task> arriving, CancellationToken cancellation)
    {
        await using var stream = await own.OpenAsync(accountId, file, cancellation);
        if (stream is null)
            return null;
        await arriving(cancellation);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private async Task<Result<ReadOnlyMemory<byte>>> DownloadAsync(
        long accountId, Uri url, Func<CancellationToken, Task> arriving, CancellationToken cancellation)
    {
        var (started, waited) = (time.GetTimestamp(), TimeSpan.Zero);
        using var bytes = new MemoryStream();
        var downloaded = await client.DownloadAsync(url, bytes, limits with { Arriving = WaitAsync }, cancellation);
        var held = downloaded.Error?.Code is DownloadCodes.TooLong or DownloadCodes.TooSlow or DownloadCodes.Failed;
        slowHosts.Tell(accountId, url, isInVain: held && time.GetElapsedTime(started) - waited >= LongInVain);
        return downloaded.IsSuccess
            ? (ReadOnlyMemory<byte>)bytes.GetBuffer().AsMemory(0, (int)bytes.Length)
            : ImageRefusals.Undelivered(downloaded.Error);

        async Task WaitAsync(long? length, CancellationToken caller)
        {
            var from = time.GetTimestamp();
            await arriving(caller);
            waited = time.GetElapsedTime(from);
            bytes.Capacity = (int)(length ?? 0);
        }
    }
}
