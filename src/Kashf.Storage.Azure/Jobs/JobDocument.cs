using Kashf.Core.Jobs;
using Kashf.Storage.Azure.Datasets;

namespace Kashf.Storage.Azure.Jobs;

/// <summary>A job. Its request and result are blobs that it names: they may be longer than a document.</summary>
internal sealed record JobDocument
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    public required long AccountId { get; init; }

    public required string JobId { get; init; }

    public required string Endpoint { get; init; }

    public string? Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><see cref="CreatedAt"/> in milliseconds since 1970, for queries: the store keeps 53 bits of a number.</summary>
    public required long CreatedMilliseconds { get; init; }

    public required string Request { get; init; }

    public string? Result { get; init; }

    /// <summary>Seconds after the last write when the store forgets the job by itself.</summary>
    public required int Ttl { get; init; }

    public static JobDocument Of(Job job, string request, TimeSpan timeToLive) => new()
    {
        Id = IdOf(job.Id),
        Account = AccountDocuments.Account(job.AccountId),
        AccountId = job.AccountId,
        JobId = job.Id,
        Endpoint = job.Endpoint,
        Version = job.Version,
        CreatedAt = job.CreatedAt,
        CreatedMilliseconds = job.CreatedAt.ToUnixTimeMilliseconds(),
        Request = request,
        Ttl = (int)Math.Min(timeToLive.TotalSeconds, int.MaxValue),
    };

    public static string IdOf(string jobId) => $"job-{jobId}";

    public Job ToJob() => new(JobId, AccountId, Endpoint, Version, CreatedAt);
}
