using System.Text.RegularExpressions;
using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Datasets;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Jobs;

internal sealed partial class CosmosJobs(CosmosContainers containers, JobBlobs blobs, IOptions<JobStorageOptions> options) : IJobs
{
    private readonly CosmosContainer container = containers.Jobs;

    public async Task<bool> TrySaveAsync(Job job, Job? replaced, ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        if (!IsId(job.Id))
        {
            throw new ArgumentException("A job's id is 1 to 200 of A-Z a-z 0-9 . _ : - in ASCII.", nameof(job));
        }

        var blob = await blobs.WriteAsync(job.CreatedAt, job.AccountId, request, cancellation);
        var document = JobDocument.Of(job, blob, options.Value.TimeToLive);
        var (saved, forgotten) = await TrySaveAsync(document, replaced, cancellation);
        if (!saved)
        {
            await blobs.DeleteAsync(blob);
        }

        await blobs.DeleteAsync(forgotten?.Request);
        await blobs.DeleteAsync(forgotten?.Result);
        return saved;
    }

    public async Task<Job?> FindAsync(long accountId, string jobId, CancellationToken cancellation) =>
        (await FindDocumentAsync(accountId, jobId, cancellation))?.ToJob();

    public Task<byte[]?> ReadRequestAsync(long accountId, string jobId, CancellationToken cancellation) =>
        ReadAsync(accountId, jobId, job => job.Request, cancellation);

    public async Task SaveResultAsync(long accountId, string jobId, ReadOnlyMemory<byte> result, CancellationToken cancellation)
    {
        if (await FindDocumentAsync(accountId, jobId, cancellation) is not { } job)
        {
            return;
        }

        var blob = await blobs.WriteAsync(job.CreatedAt, accountId, result, cancellation);
        var saved = await container.TryPatchAsync(
            job.Id,
            AccountDocuments.Key(accountId),
            [PatchOperation.Set("/result", blob)],
            $"FROM c WHERE c.request = '{job.Request}'",
            "jobs.saveResult",
            cancellation);
        await blobs.DeleteAsync(saved ? job.Result : blob);
    }

    public Task<byte[]?> ReadResultAsync(long accountId, string jobId, CancellationToken cancellation) =>
        ReadAsync(accountId, jobId, job => job.Result, cancellation);

    public async Task<long> PurgeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        long purged = 0;
        var query = new QueryDefinition("SELECT VALUE { id: c.id, account: c.account, etag: c._etag } FROM c WHERE c.createdMilliseconds < @before")
            .WithParameter("@before", before.ToUnixTimeMilliseconds());
        await Parallel.ForEachAsync(
            container.QueryAsync<OldJob>(query, null, "jobs.purge", cancellation: cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation },
            async (job, token) =>
            {
                if (await container.TryDeleteAsync(job.Id, new PartitionKey(job.Account), job.ETag, "jobs.purge", token))
                {
                    Interlocked.Increment(ref purged);
                }
            });
        await blobs.PurgeAsync(before, cancellation);
        return purged;
    }

    private async Task<(bool Saved, JobDocument? Forgotten)> TrySaveAsync(
        JobDocument document, Job? replaced, CancellationToken cancellation)
    {
        var key = new PartitionKey(document.Account);
        var stored = replaced is null ? null : await container.FindAsync<JobDocument>(document.Id, key, "jobs.save", cancellation);
        if (stored is null)
        {
            return (await container.TryCreateAsync(document, key, "jobs.save", cancellation) is not null, null);
        }

        var saved = stored.Document.ToJob() == replaced
            && await container.TryReplaceAsync(document, document.Id, key, stored.ETag, "jobs.save", cancellation) is not null;
        return (saved, saved ? stored.Document : null);
    }

    private async Task<JobDocument?> FindDocumentAsync(long accountId, string jobId, CancellationToken cancellation) => IsId(jobId)
        ? (await container.FindAsync<JobDocument>(JobDocument.IdOf(jobId), AccountDocuments.Key(accountId), "jobs.find", cancellation))?.Document
        : null;

    /// <summary>Reads the blob that the job names; where it is gone, and the job names another by now, that one.</summary>
    private async Task<byte[]?> ReadAsync(
        long accountId, string jobId, Func<JobDocument, string?> body, CancellationToken cancellation)
    {
        string? missing = null;
        while (await FindDocumentAsync(accountId, jobId, cancellation) is { } job && body(job) is { } blob && blob != missing)
        {
            if (await blobs.ReadAsync(blob, cancellation) is { } content)
            {
                return content;
            }

            missing = blob;
        }

        return null;
    }

    // Callers ask for whatever id they were told.
    private static bool IsId(string jobId) => Id().IsMatch(jobId);

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,200}\z")]
    private static partial Regex Id();

    private sealed record OldJob(string Id, string Account, string ETag);
}
