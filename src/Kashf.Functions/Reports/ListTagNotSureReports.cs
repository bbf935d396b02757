using Kashf.Core.Reports;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Paging;
using Kashf.Functions.Items;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Reports;

public sealed class ListTagNotSureReportsFunction(RequestPipeline pipeline, ListTagReports listTagReports)
{
    [Function("ListTagNotSureReports")]
    [Operation("Reports", "Lists the reports on a tag that the model contradicts, the most contradicted first.",
        Description = "Each was held out when the model judged it. A report that is taken back or turned round leaves the list; the next training makes the list anew.",
        Request = typeof(ListTagReportsRequest), IsPaged = true,
        Example = """{"tag_id": 2}""",
        Answer = typeof(PagedAnswer<ItemAnswer>), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/list_tag_notsure_reports")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<ListTagReportsRequest>(
            request,
            (account, body) => PagedList.AnswerAsync(
                request,
                page => listTagReports.RunNotSureAsync(account.Id, body.TagId!.Value, body.ReportedPositive, page, cancellation),
                ItemAnswer.From),
            cancellation);
}
