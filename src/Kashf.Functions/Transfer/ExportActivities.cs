using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Core.Transfer;
using Kashf.Functions.Images;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Transfer;

/// <summary>The steps of an export; each may run again without harm.</summary>
public sealed class ExportActivities(IDatasets datasets, IFiles files, TransferStore store, ExportItems exportItems, DataVersion dataVersion)
{
    /// <returns>Null where the dataset is gone.</returns>
    [Function(nameof(PlanExport))]
    public async Task<ExportPlan?> PlanExport([ActivityTrigger] TransferInput input, CancellationToken cancellation)
    {
        var version = await dataVersion.OfAsync(input.AccountId, input.DatasetId, cancellation);
        return await datasets.FindAsync(input.AccountId, input.DatasetId, cancellation) is { } dataset
            ? new ExportPlan(version, await exportItems.SplitAsync(dataset, cancellation))
            : null;
    }

    /// <returns>How many items the part holds; null where the dataset or the order is gone.</returns>
    [Function(nameof(WriteExportPart))]
    public async Task<long?> WriteExportPart([ActivityTrigger] ExportPartInput input, CancellationToken cancellation)
    {
        var job = input.Job;
        if (await datasets.FindAsync(job.AccountId, job.DatasetId, cancellation) is not { } dataset
            || await store.ReadOrderAsync<ExportOrder>(job, cancellation) is not { } order)
            return null;
        var file = TransferFiles.ExportPart(job.JobId, job.Run, input.Index);
        var rows = await exportItems.WriteAsync(dataset, input.Range, isFirst: input.Index == 0, order.TagNames, AddressOf(order, dataset), file, cancellation);
        await datasets.SetProgressAsync(job.AccountId, job.DatasetId, input.Progress, cancellation);
        return rows;
    }

    [Function(nameof(FinishExport))]
    public async Task FinishExport([ActivityTrigger] FinishExportInput input, CancellationToken cancellation)
    {
        var job = input.Job;
        await store.SaveResultAsync(job, new ExportResult(job.DatasetId, input.DataVersion, job.Run, input.Parts, input.Rows), cancellation);
        if ((await store.ReadOrderAsync<ExportOrder>(job, cancellation))?.Replaced is not { } replaced)
            return;
        for (var part = 0; part < replaced.Parts; part++)
            await files.DeleteAsync(job.AccountId, TransferFiles.ExportPart(job.JobId, replaced.Run, part), cancellation);
    }

    private static Func<string, string>? AddressOf(ExportOrder order, Dataset dataset) =>
        order.ImageRoot is { } root ? hash => ImageAddresses.Kept(root, dataset.Id, hash) : null;
}
