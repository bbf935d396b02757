using Kashf.Core.Limits;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Tagging;

public sealed class TagTextsFunction(RequestPipeline pipeline, TextTagging tagging, TaggingRequests requests, IOptions<RequestLimits> limits)
{
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
            async (account, body) =>
            {
                if (body.AskedTasks is { } tasks)
                    return await requests.CollectAsync(durable, tagging, account.Id, tasks, cancellation);
                if (ListRules.Check("contents", body.Contents.Count, limits.Value) is { } refusal)
                    return refusal.ToHttp();
                return await requests.AnswerAsync(durable, tagging, account.Id, body with { Wait = false }, body.Wait, cancellation);
            },
            cancellation);
}
