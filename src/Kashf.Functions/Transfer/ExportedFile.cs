using Kashf.Core.Storage;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Transfer;

public sealed class ExportedFileFunction(RequestPipeline pipeline, TransferStore store, IFiles files)
{
    internal static string Url(HttpRequest request, string jobId) => $"{request.Scheme}://{request.Host}{request.PathBase}/api/exports/{jobId}/";

    [Function("ExportedFile")]
    [Operation("Transfer", "Downloads the file of a finished export.",
        Description = "For the account whose dataset it is, as long as the dataset is there and results are kept.",
        AnswerMediaType = CsvParts.MediaType, Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/exports/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        pipeline.HandleAsync(
            request,
            async account =>
            {
                if (await store.ReadResultAsync<ExportResult>(account.Id, id, StartExport.Kind, cancellation) is not { } export)
                    return TransferRefusals.FileNotFound(id).ToHttp();
                var parts = Enumerable.Range(0, export.Parts).Select(part => TransferFiles.ExportPart(id, export.Run, part));
                return await CsvParts.OpenAsync(files, account.Id, [.. parts], $"export-{id}.csv", cancellation) is { } file
                    ? file
                    : TransferRefusals.FileNotFound(id).ToHttp();
            },
            cancellation);
}
