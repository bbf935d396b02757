using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Transfer;

public sealed class ExportedFileFunction(RequestPipeline pipeline, IJobs jobs, IFiles files)
{
    internal static string Url(HttpRequest request, string jobId) => $"{request.Scheme}://{request.Host}{request.PathBase}/api/exports/{jobId}/";

    [Function("ExportedFile")]
    [Operation("Transfer", "Downloads the file of a finished export.",
        Description = "For the account whose dataset it is, as long as results are kept.",
        AnswerMediaType = CsvParts.MediaType, Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/exports/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        pipeline.HandleAsync(
            request,
            async account =>
            {
                if ((await jobs.FindAsync(account.Id, id, cancellation))?.Endpoint != StartExport.Kind.Endpoint
                    || await jobs.ReadResultAsync(account.Id, id, cancellation) is not { } stored)
                    return TransferRefusals.FileNotFound(id).ToHttp();
                var export = JsonSerializer.Deserialize<ExportResult>(stored, WireJson.Options)!;
                var parts = Enumerable.Range(0, export.Parts).Select(part => TransferFiles.ExportPart(id, export.Run, part));
                return await CsvParts.OpenAsync(files, account.Id, [.. parts], $"export-{id}.csv", cancellation) is { } file
                    ? file
                    : TransferRefusals.FileNotFound(id).ToHttp();
            },
            cancellation);
}
