using System.Globalization;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Deletion;
using Kashf.Storage.Azure.Operations;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Recovery;

/// <summary>
/// Brings to their end the operations and removals that their processes left. Clocks are not compared: what this process
/// has seen unfinished for long, by its own clock, is abandoned. Several processes may do it at once.
/// </summary>
internal sealed class AbandonedWork(
    OperationLog log,
    IDatasets datasets,
    ITags tags,
    ReportOperations reports,
    StateOperations changes,
    TagRemoval tagRemoval,
    DatasetRemoval datasetRemoval,
    DatasetContents datasetContents,
    IOptions<RecoveryOptions> options,
    TimeProvider time)
{
    private Dictionary<string, long> firstSeen = [];

    /// <returns>How many were worked on.</returns>
    public async Task<int> FinishAsync(CancellationToken cancellation)
    {
        var unfinished = await log.ReadUnfinishedAsync(cancellation);
        firstSeen = unfinished.ToDictionary(operation => operation.Id, operation => firstSeen.GetValueOrDefault(operation.Id, time.GetTimestamp()));
        var abandoned = unfinished.Where(operation =>
            time.GetElapsedTime(firstSeen[operation.Id]) >= TimeSpan.FromSeconds(options.Value.AbandonedSeconds)).ToList();
        foreach (var operation in abandoned)
            await FinishAsync(operation, Number(operation.Account), Number(operation.Dataset), cancellation);
        return abandoned.Count;
    }

    private Task FinishAsync(OperationDocument operation, long accountId, long datasetId, CancellationToken cancellation) => operation.Type switch
    {
        OperationDocument.TagRemoval => FinishTagRemovalAsync(operation, accountId, cancellation),
        OperationDocument.DatasetRemoval => FinishDatasetRemovalAsync(operation, accountId, datasetId, cancellation),
        _ => FinishPendingAsync(operation, accountId, datasetId, cancellation),
    };

    private async Task FinishTagRemovalAsync(OperationDocument removal, long accountId, CancellationToken cancellation)
    {
        // Still there where its deletion got no farther than the wish.
        await tags.DeleteAsync(accountId, removal.TagId!.Value, cancellation);
        await tagRemoval.FinishAsync(removal, cancellation);
    }

    private async Task FinishDatasetRemovalAsync(OperationDocument removal, long accountId, long datasetId, CancellationToken cancellation)
    {
        await datasets.DeleteAsync(accountId, datasetId, cancellation);
        await datasetContents.RemoveAsync(accountId, datasetId, cancellation);
        await datasetRemoval.RunAsync(removal, cancellation);
    }

    private async Task FinishPendingAsync(OperationDocument operation, long accountId, long datasetId, CancellationToken cancellation)
    {
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset)
            await log.DeleteAsync(operation, cancellation);
        else if (operation.Reports is not null)
            await reports.RedoAsync(operation, dataset.Type, cancellation);
        else
            await changes.EndAsync(operation, cancellation);
    }

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
