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

    [Function(Name)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var dataset = context.GetInput<DatasetJobInput>()!;
        return context.RunOnDatasetAsync(dataset, DatasetState.Importing, () => ImportAsync(context, dataset));
    }

    private static async Task<string?> ImportAsync(TaskOrchestrationContext context, DatasetJobInput dataset)
    {
        var job = new TransferInput(dataset.AccountId, dataset.DatasetId, context.InstanceId, context.NewGuid().ToString("N"));
        var prepared = await context.CallActivityAsync<PreparedImport>(nameof(ImportActivities.PrepareImport), job, RetryPolicies.Store);
        if (prepared.Refusal is { } refusal)
            return refusal;

        var (imported, failed) = (0L, 0L);
        var failedParts = new List<int>();
        for (var i = 0; i < prepared.Chunks.Count; i++)
        {
            var input = new ImportChunkInput(job, prepared.File, prepared.Chunks[i], i, (i + 1.0) / prepared.Chunks.Count);
            var chunk = await context.CallActivityAsync<ImportedChunk?>(nameof(ImportActivities.ImportRows), input, RetryPolicies.Store);
            if (chunk is null)
                return Interrupted(imported);
            imported += chunk.Imported;
            failed += chunk.Failed;
            if (chunk.Failed > 0)
                failedParts.Add(i);
        }

        var end = new FinishImportInput(job, prepared.File, imported, failed, failedParts, prepared.IgnoredColumns);
        await context.CallActivityAsync(nameof(ImportActivities.FinishImport), end, RetryPolicies.Store);
        await context.EnterStateAsync(dataset, DatasetState.Imported);
        return null;
    }

    private static string Interrupted(long imported) =>
        $"the dataset's tags changed while it was imported so that the file no longer fits; {imported:N0} rows were taken: mend the file's header and send it again, nothing is added twice";
}
