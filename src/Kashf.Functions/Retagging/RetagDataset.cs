using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Training;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Retagging;

public sealed class RetagDatasetFunction(RequestPipeline pipeline, StartRetagging startRetagging)
{
    internal const string Endpoint = "retag_dataset";

    [Function("RetagDataset")]
    [Operation("Predictions", "Predicts the dataset's own items with its current model, as a job.",
        Description = "Spends max_predictions where it tells most. dataset_info tells its state and progress. Asking again while it runs starts nothing new.",
        Request = typeof(RetagDatasetRequest),
        Example = """{"dataset": "iran", "max_predictions": 100}""",
        Answer = typeof(DatasetStateAnswer), Errors = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/retag_dataset")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<RetagDatasetRequest>(
            request,
            async (account, body) => (await startRetagging.RunAsync(durable, account.Id, body, cancellation)).ToHttp(DatasetStateAnswer.From),
            cancellation);
}
