using Kashf.Core.Jobs;

namespace Kashf.Core.Storage;

/// <summary>Requests that run as jobs, with their bodies and results, until they expire.</summary>
public interface IJobs
{
    /// <summary>
    /// Stores the job and its request, where there is no job of this id, or the stored one is <paramref name="replaced"/>,
    /// whose result is forgotten then.
    /// </summary>
    /// <returns>False where another request was faster; nothing is stored then.</returns>
    Task<bool> TrySaveAsync(Job job, Job? replaced, ReadOnlyMemory<byte> request, CancellationToken cancellation);

    Task<Job?> FindAsync(long accountId, string jobId, CancellationToken cancellation);

    /// <returns>The request's body; null where there is no such job.</returns>
    Task<byte[]?> ReadRequestAsync(long accountId, string jobId, CancellationToken cancellation);

    /// <summary>Stores the result; nothing happens where the job is gone.</summary>
    Task SaveResultAsync(long accountId, string jobId, ReadOnlyMemory<byte> result, CancellationToken cancellation);

    /// <returns>The result; null where there is none yet.</returns>
    Task<byte[]?> ReadResultAsync(long accountId, string jobId, CancellationToken cancellation);

    /// <summary>Deletes jobs created before <paramref name="before"/>.</summary>
    /// <returns>How many.</returns>
    Task<long> PurgeAsync(DateTimeOffset before, CancellationToken cancellation);
}
