using System.Globalization;
using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Deletion;
using Kashf.Storage.Azure.Images;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Recovery;

/// <summary>
/// Brings to their end the operations and removals that their processes left. Clocks are not compared: what this process
/// has seen unfinished for long, by its own clock, is abandoned. Several processes may do it at once.
/// </summary>
internal sealed partial class AbandonedWork(
    OperationLog log,
    IDatasets datasets,
    ITags tags,
    ReportedTags reportedTags,
    ItemOperations operations,
    ReportOperations reports,
    StateOperations changes,
    ItemMerging merging,
    TagRemoval tagRemoval,
    DatasetRemoval datasetRemoval,
    DatasetContents datasetContents,
    IOptions<RecoveryOptions> options,
    TimeProvider time,
    ILogger<AbandonedWork> logger)
{
    private Dictionary<string, long> firstSeen = [];

    /// <returns>How many were worked on.</returns>
    public async Task<int> FinishAsync(CancellationToken cancellation)
    {
        var unfinished = await log.ReadUnfinishedAsync(cancellation);
        firstSeen = unfinished.ToDictionary(operation => operation.Id, operation => firstSeen.GetValueOrDefault(operation.Id, time.GetTimestamp()));
        // A removal comes after what was said before it.
        var abandoned = unfinished.Where(IsAbandoned).OrderBy(operation => operation.Type != OperationDocument.Pending).ToList();
        foreach (var operation in abandoned)
            await FinishAsync(operation, unfinished, cancellation);
        return abandoned.Count;
    }

    private bool IsAbandoned(OperationDocument operation) => !operations.IsAtWork(operation)
        && time.GetElapsedTime(firstSeen[operation.Id]) >= TimeSpan.FromSeconds(options.Value.AbandonedSeconds);

    private async Task FinishAsync(OperationDocument operation, List<OperationDocument> unfinished, CancellationToken cancellation)
    {
        var (accountId, datasetId) = (Number(operation.Account), Number(operation.Dataset));
        try
        {
            await (operation.Type switch
            {
                OperationDocument.TagRemoval => FinishTagRemovalAsync(operation, unfinished, accountId, cancellation),
                OperationDocument.DatasetRemoval => FinishDatasetRemovalAsync(operation, accountId, datasetId, cancellation),
                _ => FinishPendingAsync(operation, accountId, datasetId, cancellation),
            });
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // One that cannot be finished holds up no other.
            LogFailed(exception, operation.Id);
        }
    }

    private async Task FinishTagRemovalAsync(
        OperationDocument removal, List<OperationDocument> unfinished, long accountId, CancellationToken cancellation)
    {
        // Still there where its deletion got no farther than the wish.
        await tags.DeleteAsync(accountId, removal.TagId!.Value, cancellation);
        var mayComeBack = unfinished.Any(operation => operation.Type == OperationDocument.Pending && operation.Dataset == removal.Dataset);
        if (mayComeBack)
            await tagRemoval.RunAsync(removal, cancellation);
        else
            await tagRemoval.FinishAsync(removal, cancellation);
    }

    private async Task FinishDatasetRemovalAsync(OperationDocument removal, long accountId, long datasetId, CancellationToken cancellation)
    {
        await datasets.DeleteAsync(accountId, datasetId, cancellation);
        await datasetContents.RemoveAsync(accountId, datasetId, cancellation);
        await datasetRemoval.RunAsync(removal, cancellation);
    }

    private async Task FinishPendingAsync(OperationDocument abandoned, long accountId, long datasetId, CancellationToken cancellation)
    {
        if (await log.FindAsync(abandoned, cancellation) is not { Type: OperationDocument.Pending } operation)
            return;
        if (await datasets.FindAsync(accountId, datasetId, cancellation) is not { } dataset)
            await log.DeleteAsync(operation, cancellation);
        else if (operation.Removes is not null)
            await merging.FinishAsync(operation, cancellation);
        else if (operation.Reports is not null)
            await RedoAsync(operation, dataset, cancellation);
        else
            await changes.EndAsync(operation, cancellation);
    }

    private async Task RedoAsync(OperationDocument operation, Dataset dataset, CancellationToken cancellation)
    {
        var live = await reportedTags.LiveAsync(dataset, operation.Reports!.SelectMany(said => said.Reports), cancellation);
        try
        {
            await reports.RedoAsync(operation, dataset.Type, live, cancellation);
        }
        catch (RecordTooLargeException)
        {
            // It was refused to whoever sent it, and what was stored until then counts.
            await changes.EndAsync(operation, cancellation);
        }
    }

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    [LoggerMessage(EventId = 702, Level = LogLevel.Warning, Message = "The abandoned operation {Operation} could not be finished; the next round tries again.")]
    private partial void LogFailed(Exception exception, string operation);
}
