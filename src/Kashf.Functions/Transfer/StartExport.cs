using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Functions.Jobs;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Transfer;

/// <summary>Starts an export; where an equal one was made and nothing has changed since, tells where its file is.</summary>
public sealed class StartExport(FindDataset find, TransferJobs jobs, DataVersion dataVersion)
{
    internal static readonly JobKind Kind = new("export_dataset", ExportOrchestration.Name);

    internal async Task<Result<TransferStanding<ExportResult>>> RunAsync(
        DurableTaskClient durable, long accountId, ExportDatasetRequest request, CancellationToken cancellation)
    {
        var found = await find.RunAsync(accountId, request.Dataset, cancellation);
        if (!found.IsSuccess)
            return found.Error;

        var order = new ExportOrder(found.Value.Id, request.OriginalUrls, request.TagNames);
        var id = JobIdentity.Of(accountId, Kind.Endpoint, order);
        return await jobs.AskAsync<ExportOrder, ExportResult>(
            durable,
            found.Value,
            Kind,
            id,
            order,
            async result => result.DataVersion == await dataVersion.OfAsync(accountId, found.Value.Id, cancellation),
            () => Task.FromResult<Error?>(null),
            cancellation);
    }
}
