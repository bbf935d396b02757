using Kashf.Core.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Jobs;

/// <summary>Reads where a job stands from its orchestration.</summary>
internal static class JobProgress
{
    /// <returns>Null where the job was never started.</returns>
    public static async Task<JobStatus?> ReadAsync(DurableTaskClient durable, Job job, CancellationToken cancellation)
    {
        var instance = await durable.GetInstanceAsync(job.Id, getInputsAndOutputs: true, cancellation);
        if (instance is null)
            return null;
        if (instance.IsUnfinished())
            return JobStatus.Running(instance.ReadCustomStatusAs<JobStanding>());
        if (instance.RuntimeStatus != OrchestrationRuntimeStatus.Completed)
            return JobStatus.Failed(JobErrors.Unexpected);
        return instance.ReadOutputAs<string>() is { } refusal ? JobStatus.Failed(refusal) : JobStatus.Completed;
    }
}
