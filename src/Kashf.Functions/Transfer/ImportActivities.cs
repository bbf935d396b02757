using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Kashf.Functions.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Transfer;

/// <summary>The steps of an import; each may run again without harm.</summary>
public sealed class ImportActivities(
    IDatasets datasets, IFiles files, TransferStore store, DownloadCsv download, PlanImport plan, ImportChunk importChunk)
{
    private const int ErrorsShown = 100;
    private const string ColumnsChanged = "the dataset's tags changed meanwhile, so that the file's columns no longer fit them: mend the file's first line and send it again";

    [Function(nameof(PrepareImport))]
    public async Task<PreparedImport> PrepareImport([ActivityTrigger] TransferInput input, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(input.AccountId, input.DatasetId, cancellation) is not { } dataset
            || await store.ReadOrderAsync<ImportOrder>(input, cancellation) is not { } order)
            return Refused(JobErrors.TakenOver);
        if (await store.HasResultAsync(input, cancellation))
            return new PreparedImport(null, "", [], []) { IsDone = true };

        var file = order.File ?? TransferFiles.Staged(input.JobId);
        if (order.CsvUrl is { } url)
        {
            using var turn = download.TryBegin();
            if (turn is null)
                return new PreparedImport(null, "", [], []) { MustWait = true };
            if (await download.RunAsync(input, url, cancellation) is { } refusal)
                return Refused(refusal.Detail);
        }

        var columns = await plan.CheckAsync(dataset, file, new ImportOptions(order.TagNames, order.ReportItems), cancellation);
        if (!columns.IsSuccess)
            return Refused(columns.Error.Detail);
        var chunks = await plan.CutAsync(dataset, file, cancellation);
        return chunks.IsSuccess ? new PreparedImport(null, file, chunks.Value, columns.Value) : Refused(chunks.Error.Detail);
    }

    [Function(nameof(ImportRows))]
    public async Task<ImportedChunk> ImportRows([ActivityTrigger] ImportChunkInput input, CancellationToken cancellation)
    {
        var job = input.Job;
        if (await datasets.FindAsync(job.AccountId, job.DatasetId, cancellation) is not { } dataset
            || await store.ReadOrderAsync<ImportOrder>(job, cancellation) is not { } order)
            return new ImportedChunk(0, 0) { Refusal = JobErrors.TakenOver };

        var failures = new List<FailedRow>();
        var imported = await importChunk.RunAsync(
            dataset, input.File, input.Chunk, new ImportOptions(order.TagNames, order.ReportItems), failures, cancellation);
        if (failures.Count > 0)
            await store.SaveFailedRowsAsync(job, input.Index, failures, cancellation);
        await datasets.SetProgressAsync(job.AccountId, job.DatasetId, input.Progress, cancellation);
        return imported is { } rows ? new ImportedChunk(rows, failures.Count) : new ImportedChunk(0, 0) { Refusal = ColumnsChanged };
    }

    [Function(nameof(FinishImport))]
    public async Task FinishImport([ActivityTrigger] FinishImportInput input, CancellationToken cancellation)
    {
        var job = input.Job;
        var errors = await store.ReadFailedRowsAsync(job, input.FailedParts, ErrorsShown, cancellation);
        await store.SaveResultAsync(
            job,
            new ImportResult(job.DatasetId, job.Run, input.Imported, input.Failed, errors, input.FailedParts, input.IgnoredColumns),
            cancellation);
        await files.DeleteAsync(job.AccountId, input.File, cancellation);
    }

    private static PreparedImport Refused(string reason) => new(reason, "", [], []);
}
