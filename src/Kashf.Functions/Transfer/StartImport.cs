using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Transfer;
using Kashf.Functions.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Transfer;

/// <summary>Starts an import; where an equal one was asked for before, tells what it came to.</summary>
public sealed class StartImport(FindDataset find, PlanImport plan, TransferJobs jobs)
{
    internal static readonly JobKind Kind = new("import_dataset", ImportOrchestration.Name);

    internal async Task<Result<TransferStanding<ImportResult>>> RunAsync(
        DurableTaskClient durable, long accountId, ImportDatasetRequest request, CsvUpload upload, CancellationToken cancellation)
    {
        if (CheckSource(request, upload) is { } refusal)
            return refusal;
        var found = await find.RunAsync(accountId, request.Dataset, cancellation);
        if (!found.IsSuccess)
            return found.Error;

        var dataset = found.Value;
        var id = JobIdentity.Of(
            accountId, Kind.Endpoint, new ImportIdentity(dataset.Id, request.CsvUrl, upload.Sha256, request.ReportItems, request.TagNames));
        return await jobs.AskAsync<ImportOrder, ImportResult>(
            durable,
            dataset,
            Kind,
            id,
            () => new ImportOrder(request.CsvUrl, upload.File, request.ReportItems, request.TagNames),
            _ => Task.FromResult(!request.Again),
            () => CheckAsync(dataset, request, upload, cancellation),
            cancellation);
    }

    private static Error? CheckSource(ImportDatasetRequest request, CsvUpload upload)
    {
        if (upload.File is not null)
            return request.CsvUrl is null ? null : Error.Invalid("csv_url", "give either csv_url or a csv_file, not both");
        if (request.CsvUrl is null)
            return Error.Invalid("csv_url", "is required; or send the file as csv_file in multipart/form-data, as a part with a file name");
        return UrlRules.Refuse(request.CsvUrl) is { } reason ? Error.Invalid("csv_url", reason) : null;
    }

    /// <summary>A file that was sent is looked at before the job begins, so that its fault is told at once.</summary>
    private async Task<Error?> CheckAsync(Dataset dataset, ImportDatasetRequest request, CsvUpload upload, CancellationToken cancellation)
    {
        if (upload.File is not { } file)
            return null;
        var columns = await plan.CheckAsync(dataset, file, new ImportOptions(request.TagNames, request.ReportItems), cancellation);
        if (columns.IsSuccess)
            upload.Keep();
        return columns.Error;
    }
}
