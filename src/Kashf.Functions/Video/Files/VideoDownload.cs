using System.Security.Cryptography;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Kashf.Media.Download;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Video.Files;

/// <summary>Brings videos' files into the store.</summary>
public sealed class VideoDownload(DownloadClient client, IFiles files, IOptions<VideoJobOptions> options)
{
    private readonly DownloadLimits limits = new(options.Value.FileBytes, options.Value.DownloadTime);
    private readonly DownloadTurns turns = new(options.Value.DownloadsAtOnce, options.Value.DownloadsPerAccount);

    /// <returns>To be disposed of after the download; null where as many are under way as may be.</returns>
    public IDisposable? TryBegin(long accountId) => turns.TryBegin(accountId);

    /// <returns>The SHA-256 of the file, which lies under <paramref name="name"/> then; or why it can't be had.</returns>
    public async Task<Result<string>> RunAsync(long accountId, string url, string name, CancellationToken cancellation)
    {
        if (UrlRules.Refuse(url) is { } reason)
            return VideoRefusals.BadAddress(reason);
        Result<DownloadedFile> fetched = default;
        using var hash = SHA256.Create();
        var isWhole = await files.TrySaveAsync(
            accountId,
            name,
            async (stream, cancel) =>
            {
                await using var hashing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true);
                fetched = await client.DownloadAsync(new Uri(url), hashing, limits, cancel);
                if (fetched.IsSuccess)
                    await hashing.FlushFinalBlockAsync(cancel);
                return fetched.IsSuccess;
            },
            cancellation);
        return isWhole ? Convert.ToHexStringLower(hash.Hash!) : VideoRefusals.Undelivered(fetched.Error!);
    }
}
