using Kashf.Core.Reports;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Reports;

public sealed class RemoveTagReportFunction(RequestPipeline pipeline, RemoveReport removeReport)
{
    [Function("RemoveTagReport")]
    [Operation("Reports", "Takes back what was said of one item and tag.",
        Description = "Answers the request. The item stays in the dataset.",
        Request = typeof(RemoveTagReportRequest),
        Example = """{"text_id": 1211592, "tag_id": 39}""",
        Answer = typeof(RemoveTagReportRequest), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/remove_tag_report")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<RemoveTagReportRequest>(
            request,
            async (account, body) =>
            {
                var (field, itemId) = body.TextId is { } textId ? ("text_id", textId) : ("image_id", body.ImageId!.Value);
                var refusal = await removeReport.RunAsync(account.Id, field, itemId, body.TagId!.Value, cancellation);
                return refusal is null ? ResultExtensions.Ok(body) : refusal.ToHttp();
            },
            cancellation);
}
