using Kashf.Core.Candidates;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Candidates;

public sealed class ListCandidatesFunction(RequestPipeline pipeline, ListCandidates listCandidates)
{
    [Function("ListCandidates")]
    [Operation("Predictions", "Says which unreported items a person should label next.",
        Description = "While a dataset has few reports they show its variety; then those that the current model is least sure of, no two alike.",
        Request = typeof(ListCandidatesRequest),
        Example = """{"dataset": "digikala", "count": 20}""",
        Answer = typeof(CandidatesAnswer), Errors = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/list_candidates")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<ListCandidatesRequest>(
            request,
            async (account, body) =>
                (await listCandidates.RunAsync(account.Id, body.Dataset, body.TagId, body.Count, cancellation)).ToHttp(CandidatesAnswer.From),
            cancellation);
}
