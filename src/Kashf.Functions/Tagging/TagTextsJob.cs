using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Tagging;

/// <summary>tag_texts as a job: the request is read from the store, the answer written there.</summary>
public sealed class TagTextsJob(IJobs jobs, TextTagging tagging)
{
    public const string Name = nameof(TagTextsJob);

    /// <returns>Why there is no result; null where there is one.</returns>
    [Function(Name)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string?>(nameof(TagStoredTexts), context.GetInput<JobInput>(), RetryPolicies.Store);

    [Function(nameof(TagStoredTexts))]
    public async Task<string?> TagStoredTexts([ActivityTrigger] JobInput input, CancellationToken cancellation)
    {
        if (await jobs.ReadRequestAsync(input.AccountId, input.JobId, cancellation) is not { } stored)
            return JobErrors.NotFound(input.JobId).Detail;

        var request = JsonSerializer.Deserialize<TagTextsRequest>(stored, WireJson.Options)!;
        var answer = await tagging.RunAsync(input.AccountId, request, cancellation);
        if (!answer.IsSuccess)
            return answer.Error.Detail;
        await jobs.SaveResultAsync(input.AccountId, input.JobId, JsonSerializer.SerializeToUtf8Bytes(answer.Value, WireJson.Options), cancellation);
        return null;
    }
}
