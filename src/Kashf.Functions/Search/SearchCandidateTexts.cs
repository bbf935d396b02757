using Kashf.Core.Datasets;
using Kashf.Core.Search;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Paging;
using Kashf.Functions.Items;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Search;

public sealed class SearchCandidateTextsFunction(RequestPipeline pipeline, SearchItems searchItems)
{
    [Function("SearchCandidateTexts")]
    [Operation("Search", "Finds texts of a dataset by their words.",
        Description = "Letters that look alike, digits of any script and joined or parted affixes are the same word.",
        Request = typeof(SearchTextsRequest), IsPaged = true,
        Example = """{"dataset": "persica", "query": "اقتصاد \"بانک مرکزی\"", "reported": false}""",
        Answer = typeof(PagedAnswer<TextItemAnswer>), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/search_candidate_texts")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<SearchTextsRequest>(
            request,
            (account, body) => PagedList.AnswerAsync(
                request,
                page => searchItems.RunAsync(
                    account.Id,
                    body.Dataset,
                    DatasetType.Text,
                    body.Query,
                    new SearchFilter(body.Reported, body.Reported == true ? body.TagId : null),
                    page,
                    cancellation),
                TextItemAnswer.From),
            cancellation);
}
