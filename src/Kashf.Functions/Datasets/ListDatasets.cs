using Kashf.Core.Datasets;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Datasets;

public sealed class ListDatasetsFunction(RequestPipeline pipeline, ListDatasets listDatasets)
{
    [Function("ListDatasets")]
    [Operation("Datasets", "Lists the account's datasets, oldest first.", Answer = typeof(IReadOnlyList<DatasetAnswer>))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/list_datasets")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync(
            request,
            async account => ResultExtensions.Ok((await listDatasets.RunAsync(account.Id, cancellation)).Select(DatasetAnswer.From)),
            cancellation);
}
