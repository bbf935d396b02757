using Kashf.Core.Datasets;
using Kashf.Core.Search;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Paging;
using Kashf.Functions.Items;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Search;

public sealed class SearchCandidateFacesFunction(RequestPipeline pipeline, SearchItems searchItems)
{
    [Function("SearchCandidateFaces")]
    [Operation("Search", "Finds photos of a dataset of faces by their tags' titles and their file names.",
        Request = typeof(SearchImagesRequest), IsPaged = true,
        Example = """{"dataset": "faces", "query": "احسان کرمی"}""",
        Answer = typeof(FacesAnswer), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/search_candidate_faces")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<SearchImagesRequest>(
            request,
            async (account, body) => (await PagedList.ReadAsync(
                request,
                page => searchItems.RunAsync(
                    account.Id, body.Dataset, DatasetType.Face, body.Query, new SearchFilter(null, body.TagId), page, cancellation),
                ImageItemAnswer.From)).ToHttp(FacesAnswer.From),
            cancellation);
}
