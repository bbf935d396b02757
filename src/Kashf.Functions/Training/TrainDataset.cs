using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Training;

public sealed class TrainDatasetFunction(RequestPipeline pipeline, StartTraining startTraining)
{
    internal const string Endpoint = "train_dataset";

    [Function("TrainDataset")]
    [Operation("Training", "Learns a dataset's active tags from its reports, as a job.",
        Description = "dataset_info tells its state and progress. Asking again while it runs starts nothing new.",
        Request = typeof(TrainDatasetRequest),
        Example = """{"dataset": "digikala"}""",
        Answer = typeof(DatasetStateAnswer), Errors = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/train_dataset")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<TrainDatasetRequest>(
            request,
            async (account, body) => (await startTraining.RunAsync(durable, account.Id, body, cancellation)).ToHttp(DatasetStateAnswer.From),
            cancellation);
}
