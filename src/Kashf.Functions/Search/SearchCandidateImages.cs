using Kashf.Core.Datasets;
using Kashf.Core.Search;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Paging;
using Kashf.Functions.Items;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Search;

public sealed class SearchCandidateImagesFunction(RequestPipeline pipeline, SearchItems searchItems)
{
    [Function("SearchCandidateImages")]
    [Operation("Search", "Finds images of a dataset by their tags' titles and their file names.",
        Request = typeof(SearchImagesRequest), IsPaged = true,
        Example = """{"dataset": "iran", "query": "برج آزادی", "tag_id": 2}""",
        Answer = typeof(PagedAnswer<ImageItemAnswer>), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/search_candidate_images")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<SearchImagesRequest>(
            request,
            (account, body) => PagedList.AnswerAsync(
                request,
                page => searchItems.RunAsync(
                    account.Id, body.Dataset, DatasetType.Image, body.Query, new SearchFilter(null, body.TagId), page, cancellation),
                ImageItemAnswer.From),
            cancellation);
}
