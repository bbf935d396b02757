using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Functions.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Transfer;

/// <summary>Starts an export; where an equal one was made, tells where its file is.</summary>
public sealed class StartExport(FindDataset find, TransferJobs jobs, TransferStore store, DataVersion dataVersion)
{
    internal static readonly JobKind Kind = new("export_dataset", ExportOrchestration.Name);

    /// <param name="root">Scheme and host of this server, as clients reach it.</param>
    internal async Task<Result<TransferStanding<ExportResult>>> RunAsync(
        DurableTaskClient durable, long accountId, ExportDatasetRequest request, string root, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, request.Dataset, cancellation);
        if (!found.IsSuccess)
            return found.Error;

        var dataset = found.Value;
        var imageRoot = request.OriginalUrls || dataset.Type == DatasetType.Text ? null : root;
        var id = JobIdentity.Of(accountId, Kind.Endpoint, new ExportIdentity(dataset.Id, request.OriginalUrls, request.TagNames, imageRoot));
        ExportResult? replaced = null;
        return await jobs.AskAsync<ExportOrder, ExportResult>(
            durable, dataset, Kind, id, () => new ExportOrder(request.TagNames, imageRoot, replaced), IsAnswerAsync, () => Task.FromResult<Error?>(null), cancellation);

        // Told at least once; from then on as long as the dataset stays as it is.
        async Task<bool> IsAnswerAsync(ExportResult result)
        {
            if (result.IsTold && result.DataVersion != await dataVersion.OfAsync(accountId, dataset.Id, cancellation))
            {
                replaced = result;
                return false;
            }

            if (!result.IsTold)
                await store.SaveResultAsync(accountId, id, result with { IsTold = true }, cancellation);
            return true;
        }
    }
}
