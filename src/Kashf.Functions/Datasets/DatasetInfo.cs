using Kashf.Core.Datasets;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Datasets;

public sealed class DatasetInfoFunction(RequestPipeline pipeline, DescribeDataset describeDataset)
{
    private const string Summary = "Tells a dataset's state, counts, evaluation and tags.";

    [Function("DatasetInfo")]
    [Operation("Datasets", Summary,
        Request = typeof(DatasetInfoRequest),
        Example = """{"dataset": "digikala", "tags": true}""",
        Answer = typeof(DatasetInfoAnswer), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dataset_info")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<DatasetInfoRequest>(
            request,
            async (account, body) =>
                (await describeDataset.RunAsync(account.Id, body.Dataset, body.Tags, cancellation))
                    .ToHttp(details => DatasetInfoAnswer.From(details, body.Tags)),
            cancellation);

    /// <summary>The path that the older document gives.</summary>
    [Function("DatasetInfoAtRoot")]
    [Operation("Datasets", Summary,
        Request = typeof(DatasetInfoRequest),
        Example = """{"dataset": "digikala", "tags": true}""",
        Answer = typeof(DatasetInfoAnswer), Errors = [404])]
    public Task<IResult> RunAtRoot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dataset_info")] HttpRequest request,
        CancellationToken cancellation) => Run(request, cancellation);
}
