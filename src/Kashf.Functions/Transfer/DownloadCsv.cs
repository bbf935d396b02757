using Kashf.Core.Limits;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Kashf.Media.Download;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Transfer;

/// <summary>Fetches the file of an import and stages it. Nothing is added before the whole file is here.</summary>
public sealed class DownloadCsv(DownloadClient client, IFiles files, IOptions<RequestLimits> limits) : IDisposable
{
    private const int AtOnce = 2;
    private const string Html = "text/html";

    private readonly SemaphoreSlim turns = new(AtOnce);

    public void Dispose() => turns.Dispose();

    /// <returns>To be disposed of after the download; null where as many are under way as may be.</returns>
    public IDisposable? TryBegin() => turns.Wait(0) ? new Turn(turns) : null;

    /// <returns>Why there is no file; null where it lies under <see cref="TransferFiles.Staged"/>.</returns>
    public async Task<Error?> RunAsync(TransferInput job, string url, CancellationToken cancellation)
    {
        var name = TransferFiles.Download(job.JobId);
        try
        {
            return await FetchAsync(job, url, name, cancellation) ?? await StageAsync(job, name, cancellation);
        }
        finally
        {
            await files.DeleteAsync(job.AccountId, name, CancellationToken.None);
        }
    }

    private async Task<Error?> FetchAsync(TransferInput job, string url, string name, CancellationToken cancellation)
    {
        Result<DownloadedFile> fetched = default;
        await files.SaveAsync(
            job.AccountId,
            name,
            async (stream, cancel) => fetched = await client.DownloadAsync(
                new Uri(url), stream, new DownloadLimits(limits.Value.FileBytes), cancel),
            cancellation);
        return fetched.Value?.MediaType == Html
            ? new Error(ErrorKind.Unprocessable, "not-csv", "the address answers an HTML page, not CSV; give the address of the file itself, which must be readable without signing in")
            : fetched.Error;
    }

    private async Task<Error?> StageAsync(TransferInput job, string name, CancellationToken cancellation)
    {
        await using var source = await files.OpenAsync(job.AccountId, name, cancellation)
            ?? throw new FileNotFoundException("A downloaded file is gone before it was staged.", name);
        Result<StagedCsv> staged = default;
        await files.SaveAsync(
            job.AccountId,
            TransferFiles.Staged(job.JobId),
            async (stream, cancel) => staged = await CsvStaging.CopyAsUtf8Async(source, stream, limits.Value.FileBytes, cancel),
            cancellation);
        if (!staged.IsSuccess)
            await files.DeleteAsync(job.AccountId, TransferFiles.Staged(job.JobId), cancellation);
        return staged.Error;
    }

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
