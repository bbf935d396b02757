using Kashf.Core.Datasets;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Datasets;

public sealed class CreateDatasetFunction(RequestPipeline pipeline, CreateDataset createDataset)
{
    [Function("CreateDataset")]
    [Operation("Datasets", "Begins an empty dataset.",
        Request = typeof(CreateDatasetRequest),
        Example = """{"title": "نظر خریداران", "slug": "digikala", "type": "text-tag"}""",
        Answer = typeof(DatasetAnswer), Errors = [409])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/create_dataset")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<CreateDatasetRequest>(
            request,
            async (account, body) =>
                (await createDataset.RunAsync(account.Id, body.Slug, body.Title, body.ParsedType(), cancellation)).ToHttp(DatasetAnswer.FromEmpty),
            cancellation);
}
