using Kashf.Core.Reports;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Paging;
using Kashf.Functions.Items;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Reports;

public sealed class ListTagReportsFunction(RequestPipeline pipeline, ListTagReports listTagReports)
{
    [Function("ListTagReports")]
    [Operation("Reports", "Lists what people reported on a tag, the newest items first.",
        Request = typeof(ListTagReportsRequest), IsPaged = true,
        Example = """{"tag_id": 2, "reported_positive": true}""",
        Answer = typeof(PagedAnswer<ItemAnswer>), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/list_tag_reports")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<ListTagReportsRequest>(
            request,
            (account, body) => PagedList.AnswerAsync(
                request,
                page => listTagReports.RunAsync(account.Id, body.TagId!.Value, body.ReportedPositive, page, cancellation),
                ItemAnswer.From),
            cancellation);
}
