using Kashf.Core.Predictions;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Paging;
using Kashf.Functions.Items;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Predictions;

public sealed class ListTagPredictionsFunction(RequestPipeline pipeline, ListTagPredictions listTagPredictions)
{
    [Function("ListTagPredictions")]
    [Operation("Predictions", "Lists the items on which training or retagging found a tag, the most probable first.",
        Request = typeof(ListTagPredictionsRequest), IsPaged = true,
        Example = """{"dataset": "iran", "tag_id": 2}""",
        Answer = typeof(PagedAnswer<TextItemAnswer>), AlternativeAnswer = typeof(PagedAnswer<ImageItemAnswer>), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/list_tag_predictions")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<ListTagPredictionsRequest>(
            request,
            (account, body) => PagedList.AnswerAsync(
                request,
                page => listTagPredictions.RunAsync(account.Id, body.Dataset, body.TagId!.Value, page, cancellation),
                BareItem.From),
            cancellation);
}
