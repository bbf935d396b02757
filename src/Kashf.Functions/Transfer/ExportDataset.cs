using Kashf.Functions.Datasets;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Images;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using DatasetState = Kashf.Core.Datasets.DatasetState;

namespace Kashf.Functions.Transfer;

public sealed class ExportDatasetFunction(RequestPipeline pipeline, StartExport startExport, ImageAddresses addresses)
{
    [Function("ExportDataset")]
    [Operation("Transfer", "Writes a dataset as CSV, as a job.",
        Description = """
            Columns: `id`, `content` (texts) or `url`, `tags` (what was reported: `[[39,true]]`, of a face `[[39,true,[x,y,w,h]]]`) and `predictions` (`[[39,0.97]]`). Cells that a
            spreadsheet would run as a formula begin with an apostrophe; import_dataset takes it away again. Sent again, the request tells how it
            stands, then where the file is; once the dataset has changed, it writes a new one.
            """,
        Request = typeof(ExportDatasetRequest),
        Example = """{"dataset": "iran", "original_urls": true, "tag_names": true}""",
        Answer = typeof(TransferAnswer), AlternativeAnswer = typeof(ExportAnswer), Errors = [404, 409])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/export_dataset")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation) =>
        pipeline.HandleAsync<ExportDatasetRequest>(
            request,
            async (account, body) => (await startExport.RunAsync(durable, account.Id, body, addresses.Root(request), cancellation))
                .ToHttp<TransferStanding<ExportResult>, object>(standing => Answer(request, standing)),
            cancellation);

    private static object Answer(HttpRequest request, TransferStanding<ExportResult> standing) => standing switch
    {
        { Failure: { } failure } => TransferAnswer.Failed(standing.Dataset, failure),
        { Result: { } result } => new ExportAnswer
        {
            Dataset = standing.Dataset.Slug,
            State = StateNames.Of(DatasetState.Exported),
            Url = ExportedFileFunction.Url(request, standing.JobId),
            Rows = result.Rows,
        },
        _ => TransferAnswer.From(standing.Dataset),
    };
}
