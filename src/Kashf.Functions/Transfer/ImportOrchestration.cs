using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Transfer;

/// <summary>
/// Imports a file: stage and cut it, add its chunks one after the other (so that the last word on an item is the last in
/// the file), and tell what came of it.
/// </summary>
public static class ImportOrchestration
{
    public const string Name = "ImportDatasetJob";

    private static readonly TimeSpan DownloadPause = TimeSpan.FromSeconds(5);

    [Function(Name)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var dataset = context.GetInput<DatasetJobInput>()!;
        return context.RunOnDatasetAsync(dataset, DatasetState.Importing, () => ImportAsync(context, dataset));
    }

    private static async Task<string?> ImportAsync(TaskOrchestrationContext context, DatasetJobInput dataset)
    {
        var job = new TransferInput(dataset.AccountId, dataset.DatasetId, context.InstanceId, context.NewGuid().ToString("N"));
        var prepared = await PrepareAsync(context, job);
        if (prepared.Refusal is { } refusal)
            return refusal;
        if (!prepared.IsDone && await ImportAsync(context, job, prepared) is { } interruption)
            return interruption;
        await context.EnterStateAsync(dataset, DatasetState.Imported);
        return null;
    }

    /// <returns>Why it stopped halfway; null where it did not.</returns>
    private static async Task<string?> ImportAsync(TaskOrchestrationContext context, TransferInput job, PreparedImport prepared)
    {
        var (imported, failed) = (0L, 0L);
        var failedParts = new List<int>();
        for (var i = 0; i < prepared.Chunks.Count; i++)
        {
            var input = new ImportChunkInput(job, prepared.File, prepared.Chunks[i], i, (i + 1.0) / prepared.Chunks.Count);
            var chunk = await context.CallActivityAsync<ImportedChunk>(nameof(ImportActivities.ImportRows), input, RetryPolicies.Store);
            if (chunk.Refusal is { } interruption)
                return $"{interruption}; {imported:N0} rows were taken, and none is added twice";
            imported += chunk.Imported;
            failed += chunk.Failed;
            if (chunk.Failed > 0)
                failedParts.Add(i);
        }

        var end = new FinishImportInput(job, prepared.File, imported, failed, failedParts, prepared.IgnoredColumns);
        await context.CallActivityAsync(nameof(ImportActivities.FinishImport), end, RetryPolicies.Store);
        return null;
    }

    /// <summary>Waits without holding a worker while others download: slow addresses then delay each other alone.</summary>
    private static async Task<PreparedImport> PrepareAsync(TaskOrchestrationContext context, TransferInput job)
    {
        while (true)
        {
            var prepared = await context.CallActivityAsync<PreparedImport>(nameof(ImportActivities.PrepareImport), job, RetryPolicies.Store);
            if (!prepared.MustWait)
                return prepared;
            await context.CreateTimer(DownloadPause, CancellationToken.None);
        }
    }
}
