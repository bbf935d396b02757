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

public sealed class TagTextsFunction(RequestPipeline pipeline, TagTexts tagTexts, TextTagging tagging, JobRequests jobs, IOptions<RequestLimits> limits)
{
    private static readonly JobKind Kind = new("tag_texts", TagTextsJob.Name);

    [Function("TagTexts")]
    [Operation("Tagging", "Finds a dataset's concepts in new texts.",
        Request = typeof(TagTextsRequest),
        Example = """{"dataset": "digikala", "contents": ["به پولی که دادم می‌ارزه"]}""",
        Answer = typeof(IReadOnlyList<TaggedTextAnswer>), AlternativeAnswer = typeof(ProcessingAnswer), Errors = [404, 409, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tag_texts")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<TagTextsRequest>(
            request,
            (account, body) => body.AskedTasks is { } tasks
                ? jobs.CollectAsync(durable, Kind, account.Id, tasks, request.HttpContext.Response, cancellation)
                : TagAsync(account.Id, body, request.HttpContext.Response, durable, cancellation),
            cancellation);

    private async Task<IResult> TagAsync(long accountId, TagTextsRequest body, HttpResponse response, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (ListRules.Check("contents", body.Contents.Count, limits.Value) is { } refusal)
            return refusal.ToHttp();
        if (body.Wait)
            return (await tagging.RunAsync(accountId, body, cancellation)).ToHttp(answer => answer);

        var version = await tagTexts.VersionAsync(accountId, body.Dataset, cancellation);
        return version.IsSuccess
            ? await jobs.AskAsync(durable, Kind, accountId, body, version.Value, response, cancellation)
            : version.Error.ToHttp();
    }
}
