using Kashf.Core.Transfer;
using Kashf.Functions.Hosting;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Transfer;

public sealed class FailedRowsFunction(RequestPipeline pipeline, TransferStore store)
{
    internal static string Url(HttpRequest request, string jobId) => $"{request.Scheme}://{request.Host}{request.PathBase}/api/imports/{jobId}/errors/";

    [Function("FailedRows")]
    [Operation("Transfer", "Downloads the rows that an import did not take, with the reasons.",
        Description = "Columns: row (1 follows the header), line, reason.",
        AnswerMediaType = CsvParts.MediaType, Errors = [404])]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/imports/{id}/errors")] HttpRequest request, string id, CancellationToken cancellation) =>
        pipeline.HandleAsync(
            request,
            async account =>
            {
                if (await store.ReadResultAsync<ImportResult>(account.Id, id, StartImport.Kind, cancellation) is not { } result)
                    return TransferRefusals.FileNotFound(id).ToHttp();
                var files = result.FailedParts.Select(part => TransferFiles.FailedRows(id, result.Run, part)).ToList();
                return Results.Stream(body => WriteAsync(body, account.Id, files, cancellation), $"{CsvParts.MediaType}; charset=utf-8", $"import-{id}-errors.csv");
            },
            cancellation);

    private async Task WriteAsync(Stream body, long accountId, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        await body.WriteAsync(FailedRowsFile.Header, cancellation);
        foreach (var file in files)
            await body.WriteAsync(FailedRowsFile.Write(await store.ReadFailedRowsAsync(accountId, file, cancellation)), cancellation);
    }
}
