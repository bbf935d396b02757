using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;

namespace Kashf.Functions.Transfer;

/// <summary>What imports and exports keep beside their history: orders, results, and the rows that were not taken.</summary>
public sealed class TransferStore(IJobs jobs, IFiles files, IDatasets datasets)
{
    public async Task<TOrder?> ReadOrderAsync<TOrder>(TransferInput job, CancellationToken cancellation)
        where TOrder : class => Read<TOrder>(await jobs.ReadRequestAsync(job.AccountId, job.JobId, cancellation));

    public Task SaveResultAsync<TResult>(TransferInput job, TResult result, CancellationToken cancellation) =>
        SaveResultAsync(job.AccountId, job.JobId, result, cancellation);

    public Task SaveResultAsync<TResult>(long accountId, string jobId, TResult result, CancellationToken cancellation) =>
        jobs.SaveResultAsync(accountId, jobId, JsonSerializer.SerializeToUtf8Bytes(result, WireJson.Options), cancellation);

    public async Task<bool> HasResultAsync(TransferInput job, CancellationToken cancellation) =>
        await jobs.ReadResultAsync(job.AccountId, job.JobId, cancellation) is not null;

    /// <returns>What a job of this kind came to; null where there is no such job, or its dataset is gone.</returns>
    internal async Task<TResult?> ReadResultAsync<TResult>(long accountId, string jobId, JobKind kind, CancellationToken cancellation)
        where TResult : class, ITransferResult =>
        (await jobs.FindAsync(accountId, jobId, cancellation))?.Endpoint == kind.Endpoint
        && Read<TResult>(await jobs.ReadResultAsync(accountId, jobId, cancellation)) is { } result
        && await datasets.FindAsync(accountId, result.DatasetId, cancellation) is not null
            ? result
            : null;

    public Task SaveFailedRowsAsync(TransferInput job, int part, IReadOnlyList<FailedRow> rows, CancellationToken cancellation) =>
        files.SaveAsync(
            job.AccountId,
            TransferFiles.FailedRows(job.JobId, job.Run, part),
            (stream, cancel) => JsonSerializer.SerializeAsync(stream, rows, WireJson.Options, cancel),
            cancellation);

    /// <returns>The first rows of all parts together.</returns>
    public async Task<IReadOnlyList<FailedRow>> ReadFailedRowsAsync(
        TransferInput job, IReadOnlyList<int> parts, int most, CancellationToken cancellation)
    {
        var rows = new List<FailedRow>();
        foreach (var part in parts.TakeWhile(_ => rows.Count < most))
            rows.AddRange(await ReadFailedRowsAsync(job.AccountId, TransferFiles.FailedRows(job.JobId, job.Run, part), cancellation));
        return [.. rows.Take(most)];
    }

    public async Task<IReadOnlyList<FailedRow>> ReadFailedRowsAsync(long accountId, string file, CancellationToken cancellation)
    {
        await using var stream = await files.OpenAsync(accountId, file, cancellation);
        return stream is null ? [] : await JsonSerializer.DeserializeAsync<List<FailedRow>>(stream, WireJson.Options, cancellation) ?? [];
    }

    private static T? Read<T>(byte[]? stored)
        where T : class => stored is null ? null : JsonSerializer.Deserialize<T>(stored, WireJson.Options);
}
