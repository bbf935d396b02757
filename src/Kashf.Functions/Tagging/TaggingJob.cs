using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Tagging;

/// <summary>A request to tag as a job: it is read from the store, the answer written there.</summary>
public sealed class TaggingJob(IJobs jobs, IEnumerable<ITagging> taggings)
{
    public const string Name = nameof(TaggingJob);

    private readonly Dictionary<string, ITagging> byEndpoint = taggings.ToDictionary(tagging => tagging.Endpoint);

    /// <returns>Why there is no result; null where there is one.</returns>
    [Function(Name)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string?>(nameof(TagStored), context.GetInput<JobInput>(), RetryPolicies.Store);

    [Function(nameof(TagStored))]
    public async Task<string?> TagStored([ActivityTrigger] JobInput input, CancellationToken cancellation)
    {
        if (await jobs.FindAsync(input.AccountId, input.JobId, cancellation) is not { } job
            || await jobs.ReadRequestAsync(input.AccountId, input.JobId, cancellation) is not { } request)
            return JobErrors.NotFound(input.JobId).Detail;

        var answer = await byEndpoint[job.Endpoint].RunStoredAsync(input.AccountId, request, cancellation);
        if (!answer.IsSuccess)
            return answer.Error.Detail;
        await jobs.SaveResultAsync(input.AccountId, input.JobId, JsonSerializer.SerializeToUtf8Bytes(answer.Value, WireJson.Options), cancellation);
        return null;
    }
}
