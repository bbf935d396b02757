using Kashf.Core.Identifiers;
using Kashf.Core.Limits;
using Kashf.Core.Storage;
using Kashf.Functions.Datasets;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using DatasetState = Kashf.Core.Datasets.DatasetState;

namespace Kashf.Functions.Transfer;

public sealed class ImportDatasetFunction(RequestPipeline pipeline, StartImport startImport, IFiles files, IdGenerator ids, IOptions<RequestLimits> limits)
{
    [Function("ImportDataset")]
    [Operation("Transfer", "Adds the rows of a CSV file to a dataset, as a job.",
        Description = """
            The file is named by `csv_url`, or sent as `csv_file` in multipart/form-data. Its first line names the columns: `content` (texts)
            or `url` (images, faces); and tags as a column `tags` (`[[39,true],[40,false]]`, `39|40`), as `tag_id` or `title` with `positive`,
            or as a column for each tag with yes or no. Rows that fail are told in the result, the others are taken. Sent again, the request
            tells how it stands, then its result; nothing is added twice.
            """,
        Request = typeof(ImportDatasetRequest), FileField = CsvUpload.Field,
        Example = """{"dataset": "digikala", "csv_url": "https://example.com/comments.csv", "tag_names": true}""",
        Answer = typeof(TransferAnswer), AlternativeAnswer = typeof(ImportAnswer), Errors = [404, 409, 413, 422])]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/import_dataset")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        CancellationToken cancellation)
    {
        await using var upload = new CsvUpload(files, ids, limits);
        return await pipeline.HandleAsync<ImportDatasetRequest>(
            request,
            account => upload.PartsOf(account.Id),
            async (account, body) => (await startImport.RunAsync(durable, account.Id, body, upload, cancellation))
                .ToHttp<TransferStanding<ImportResult>, object>(standing => Answer(request, standing)),
            cancellation);
    }

    private static object Answer(HttpRequest request, TransferStanding<ImportResult> standing) => standing switch
    {
        { Failure: { } failure } => TransferAnswer.Failed(standing.Dataset, failure),
        { Result: { } result } => new ImportAnswer
        {
            Dataset = standing.Dataset.Slug,
            State = StateNames.Of(DatasetState.Imported),
            Imported = result.Imported,
            Failed = result.Failed,
            Errors = [.. result.Errors.Select(FailedRowAnswer.From)],
            ErrorsUrl = result.Failed > 0 ? FailedRowsFunction.Url(request, standing.JobId) : null,
            IgnoredColumns = result.IgnoredColumns,
        },
        _ => TransferAnswer.From(standing.Dataset),
    };
}
