using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Limits;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Items;

public sealed class ListTextsFunction(RequestPipeline pipeline, ListItems listItems, IOptions<RequestLimits> limits)
{
    [Function("ListTexts")]
    [Operation("Items", "Tells of texts by their ids: content, tags found, and reports.",
        Request = typeof(ListTextsRequest),
        Example = """{"dataset": "digikala", "text_ids": [1211592]}""",
        Answer = typeof(ItemsAnswer), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/list_texts")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<ListTextsRequest>(
            request,
            async (account, body) => ListRules.Check("text_ids", body.TextIds!.Count, limits.Value) is { } refusal
                ? refusal.ToHttp()
                : (await listItems.RunAsync(account.Id, body.Dataset, [DatasetType.Text], body.TextIds, cancellation))
                    .ToHttp(items => ItemsAnswer.From(DatasetType.Text, items)),
            cancellation);
}
