using Kashf.Core.Datasets;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Datasets;

public sealed class DeleteDatasetFunction(RequestPipeline pipeline, DeleteDataset deleteDataset)
{
    [Function("DeleteDataset")]
    [Operation("Datasets", "Deletes a dataset with its tags, items, reports and model.",
        Description = "Answers the dataset as it was.",
        Request = typeof(DeleteDatasetRequest),
        Example = """{"dataset": "digikala"}""",
        Answer = typeof(DatasetAnswer), Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/delete_dataset")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<DeleteDatasetRequest>(
            request,
            async (account, body) => (await deleteDataset.RunAsync(account.Id, body.Current, cancellation)).ToHttp(DatasetAnswer.From),
            cancellation);
}
