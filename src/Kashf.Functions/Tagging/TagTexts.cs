using Kashf.Core.Limits;
using Kashf.Core.Tagging;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tagging;

public sealed class TagTextsFunction(
    RequestPipeline pipeline, TagTexts tagTexts, TextTagging tagging, JobRequests jobs, BoundedWait wait, IOptions<RequestLimits> limits)
{
    // With fewer no request takes so long that an equal one could have left it to a job.
    private const int ManyTexts = 1000;

    private static readonly JobKind Kind = new("tag_texts", TagTextsJob.Name);

    [Function("TagTexts")]
    [Operation("Tagging", "Finds a dataset's concepts in new texts.",
        Request = typeof(TagTextsRequest),
        Example = """{"dataset": "digikala", "contents": ["به پولی که دادم می‌ارزه"]}""",
        Answer = typeof(IReadOnlyList<TaggedTextAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), LateAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_texts")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<TagTextsRequest>(
            request,
            (account, body) => body.AskedTasks is { } tasks
                ? jobs.CollectAsync(durable, Kind, account.Id, tasks, cancellation)
                : TagAsync(account.Id, body, durable, cancellation),
            cancellation);

    private async Task<IResult> TagAsync(long accountId, TagTextsRequest body, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (ListRules.Check("contents", body.Contents.Count, limits.Value) is { } refusal)
            return refusal.ToHttp();

        // Whether the client waits makes no other task of it.
        var task = body with { Wait = false };
        var answer = body.Wait ? await TagNowAsync(accountId, task, durable, cancellation) : null;
        answer ??= await AskAsync(accountId, task, durable, cancellation);
        return body.Wait && answer is ProcessingResult processing ? processing.AfterWaiting() : answer;
    }

    /// <returns>Null where it takes longer than a request may.</returns>
    private async Task<IResult?> TagNowAsync(long accountId, TagTextsRequest task, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (task.Contents.Count >= ManyTexts && await FindAnswerAsync(accountId, task, durable, cancellation) is { } answer)
            return answer;
        return await wait.RunAsync(
            async limited => (await tagging.RunAsync(accountId, task, limited)).ToHttp(texts => texts), cancellation);
    }

    /// <returns>What the task has come to where an earlier request took too long and left it to a job.</returns>
    private async Task<IResult?> FindAnswerAsync(long accountId, TagTextsRequest task, DurableTaskClient durable, CancellationToken cancellation)
    {
        var version = await tagTexts.VersionAsync(accountId, task.Dataset, cancellation);
        return version.IsSuccess
            ? await jobs.FindAnswerAsync(durable, Kind, accountId, task, version.Value, cancellation)
            : version.Error.ToHttp();
    }

    private async Task<IResult> AskAsync(long accountId, TagTextsRequest task, DurableTaskClient durable, CancellationToken cancellation)
    {
        var version = await tagTexts.VersionAsync(accountId, task.Dataset, cancellation);
        return version.IsSuccess
            ? await jobs.AskAsync(durable, Kind, accountId, task, version.Value, cancellation)
            : version.Error.ToHttp();
    }
}
