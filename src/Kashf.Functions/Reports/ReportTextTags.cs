using Kashf.Core.Limits;
using Kashf.Core.Reports;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Reports;

public sealed class ReportTextTagsFunction(RequestPipeline pipeline, ReportTexts reportTexts, IOptions<RequestLimits> limits)
{
    [Function("ReportTextTags")]
    [Operation("Reports", "Stores what people say of texts.",
        Description = "The same content is one item, and its latest word on a tag wins. A report that is refused carries `error` in its place and the others are stored; where every report is refused, so is the request.",
        Request = typeof(Elements<ReportTextTagRequest>),
        Example = """[{"content": "حتما بخرید، از خریدش راضی هستم", "tag_id": 39, "positive": true}]""",
        Answer = typeof(IReadOnlyList<ReportAnswer>), Errors = [404, 413])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/report_text_tags")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<Elements<ReportTextTagRequest>>(
            request,
            async (account, elements) => ListRules.Check("reports", elements.Count, limits.Value) is { } refusal
                ? refusal.ToHttp()
                : ReportElements.Answer(
                    await ReportElements.StoreAsync(
                        elements, valid => reportTexts.RunAsync(account.Id, [.. valid.Select(report => report.ToReport())], cancellation)),
                    ReportAnswer.From),
            cancellation);
}
