using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Functions.Images;
using Kashf.Functions.Tagging;
using Kashf.Functions.Transfer;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Files;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Jobs;

/// <summary>Forgets jobs and uploads past their time: requests, results, files and histories hold people's data.</summary>
public sealed partial class PurgeJobsFunction(
    IJobs jobs,
    IFiles files,
    IOptions<JobOptions> options,
    IOptions<ImageFileOptions> images,
    IOptions<VideoJobOptions> videos,
    TimeProvider time,
    ILogger<PurgeJobsFunction> logger)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    private static readonly OrchestrationRuntimeStatus[] Unfinished =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    // A job's request, and its file, are stored before its orchestration is started.
    private static readonly TimeSpan StoredBeforeStart = TimeSpan.FromHours(1);

    [Function("PurgeJobs")]
    public async Task Run([TimerTrigger("0 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var oldest = await OldestUnfinishedAsync(durable, cancellation) ?? DateTimeOffset.MaxValue;
        var before = Earlier(oldest, time.GetUtcNow() - options.Value.Retention);
        var instances = await durable.PurgeAllInstancesAsync(new PurgeInstancesFilter(CreatedTo: before, Statuses: Ended), cancellation);
        var purgedFiles = await files.PurgeAsync(TransferFiles.Prefix, before, cancellation)
            + await files.PurgeAsync(TaggingFiles.Prefix, before, cancellation)
            + await files.PurgeAsync(VideoFileNames.Runs, before, cancellation)
            + await files.PurgeAsync(VideoFileNames.Seen, Earlier(oldest, time.GetUtcNow() - videos.Value.SeenTime), cancellation)
            + await files.PurgeAsync(ImageFiles.Uploads, Earlier(oldest, time.GetUtcNow() - images.Value.UploadTime), cancellation);
        LogPurged(await jobs.PurgeAsync(before, cancellation), instances.PurgedInstanceCount, purgedFiles);
    }

    /// <summary>What an unfinished job was asked to do, and the files it works on, are kept however old they are.</summary>
    private async Task<DateTimeOffset?> OldestUnfinishedAsync(DurableTaskClient durable, CancellationToken cancellation)
    {
        DateTimeOffset? oldest = null;
        var query = new OrchestrationQuery(Statuses: Unfinished, FetchInputsAndOutputs: true);
        await foreach (var instance in durable.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            var asked = await AskedAtAsync(instance, cancellation);
            oldest = oldest < asked ? oldest : asked;
        }

        return oldest - StoredBeforeStart;
    }

    /// <summary>Where a history begins anew, the platform may date its instance anew; its job keeps its time.</summary>
    private async Task<DateTimeOffset> AskedAtAsync(OrchestrationMetadata instance, CancellationToken cancellation) =>
        JobOf(instance) is { } input && await jobs.FindAsync(input.AccountId, input.JobId, cancellation) is { } job
            ? Earlier(job.CreatedAt, instance.CreatedAt)
            : instance.CreatedAt;

    private static JobInput? JobOf(OrchestrationMetadata instance)
    {
        try
        {
            return instance.SerializedInput is { } input && JsonSerializer.Deserialize<JobInput>(input, Reading) is { JobId: not null } job ? job : null;
        }
        catch (JsonException)
        {
            // An orchestration that is no request's job.
            return null;
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "Purged {Jobs} jobs, {Instances} orchestrations and {Files} files.")]
    private partial void LogPurged(long jobs, int instances, long files);
}
