using Kashf.Core.Jobs;
using Kashf.Core.Storage;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Jobs;

/// <summary>Reads where jobs stand from their orchestration and their stored result.</summary>
public sealed class JobProgress(IJobs jobs)
{
    /// <returns>Null where the job must be started: it never was, or its result is gone.</returns>
    internal async Task<JobStatus?> ReadAsync(DurableTaskClient durable, Job job, CancellationToken cancellation)
    {
        var instance = await durable.GetInstanceAsync(job.Id, getInputsAndOutputs: true, cancellation);
        if (instance is null)
            return null;
        if (instance.IsUnfinished())
            return JobStatus.Processing;
        if (instance.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
            return new JobStatus(null, JobErrors.Unexpected);
        if (instance.ReadOutputAs<string>() is { } refusal)
            return new JobStatus(null, refusal);
        return await jobs.ReadResultAsync(job.AccountId, job.Id, cancellation) is { } result ? new JobStatus(result, null) : null;
    }
}
