using Kashf.Core.Storage;
using Kashf.Functions.Transfer;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Jobs;

/// <summary>Forgets jobs past their time: requests, results, files and histories hold people's data.</summary>
public sealed partial class PurgeJobsFunction(
    IJobs jobs, IFiles files, IOptions<JobOptions> options, TimeProvider time, ILogger<PurgeJobsFunction> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    [Function("PurgeJobs")]
    public async Task Run([TimerTrigger("0 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - options.Value.Retention;
        var instances = await durable.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: before, Statuses: Ended), cancellation);
        var purgedFiles = await files.PurgeAsync(TransferFiles.Prefix, before, cancellation);
        LogPurged(await jobs.PurgeAsync(before, cancellation), instances.PurgedInstanceCount, purgedFiles);
    }

    [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "Purged {Jobs} jobs, {Instances} orchestrations and {Files} files.")]
    private partial void LogPurged(long jobs, int instances, long files);
}
