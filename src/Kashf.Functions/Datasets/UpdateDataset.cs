using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Datasets;

public sealed class UpdateDatasetFunction(RequestPipeline pipeline, FindDataset findDataset, UpdateDataset updateDataset, SummariseDataset summarise)
{
    [Function("UpdateDataset")]
    [Operation("Datasets", "Gives a dataset another title or slug.",
        Request = typeof(UpdateDatasetRequest),
        Example = """{"dataset": "digikala", "title": "نظرهای تازه"}""",
        Answer = typeof(DatasetAnswer), Errors = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/update_dataset")] HttpRequest request,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<UpdateDatasetRequest>(
            request,
            async (account, body) =>
            {
                var current = await findDataset.RunAsync(account.Id, body.Current, cancellation);
                var updated = await current.BindAsync(dataset => UpdateAsync(dataset, body, cancellation));
                return (await updated.MapAsync(dataset => summarise.RunAsync(dataset, cancellation))).ToHttp(DatasetAnswer.From);
            },
            cancellation);

    private async Task<Result<Dataset>> UpdateAsync(Dataset dataset, UpdateDatasetRequest body, CancellationToken cancellation) =>
        body.Type is { } type && type != dataset.Type.ToWireName()
            ? Error.Invalid("type", $"the dataset is of type {dataset.Type.ToWireName()}, which can't be changed; create another dataset")
            : await updateDataset.RunAsync(dataset.AccountId, dataset.Slug, body.Slug, body.Title, cancellation);
}
