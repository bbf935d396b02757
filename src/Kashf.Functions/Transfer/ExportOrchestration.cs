using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Functions.Transfer;

/// <summary>Exports a dataset: cut it into ranges, and write each to a part of its own, several at a time.</summary>
public static class ExportOrchestration
{
    public const string Name = "ExportDatasetJob";

    private const int PartsAtOnce = 2;

    [Function(Name)]
    public static Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var dataset = context.GetInput<DatasetJobInput>()!;
        return context.RunOnDatasetAsync(dataset, DatasetState.Exporting, () => ExportAsync(context, dataset));
    }

    private static async Task<string?> ExportAsync(TaskOrchestrationContext context, DatasetJobInput dataset)
    {
        var job = new TransferInput(dataset.AccountId, dataset.DatasetId, context.InstanceId, context.NewGuid().ToString("N"));
        var plan = await context.CallActivityAsync<ExportPlan?>(nameof(ExportActivities.PlanExport), job, RetryPolicies.Store);
        if (plan is null || await WriteAsync(context, job, plan) is not { } rows)
            return JobErrors.TakenOver;

        var end = new FinishExportInput(job, plan.DataVersion, plan.Ranges.Count, rows);
        await context.CallActivityAsync(nameof(ExportActivities.FinishExport), end, RetryPolicies.Store);
        await context.EnterStateAsync(dataset, DatasetState.Exported);
        return null;
    }

    /// <returns>How many items were written; null where the dataset is gone.</returns>
    private static async Task<long?> WriteAsync(TaskOrchestrationContext context, TransferInput job, ExportPlan plan)
    {
        var writing = new Queue<Task<long?>>();
        long? rows = 0;
        for (var i = 0; i < plan.Ranges.Count; i++)
        {
            if (writing.Count == PartsAtOnce)
                rows += await writing.Dequeue();
            var input = new ExportPartInput(job, plan.Ranges[i], i, (i + 1.0) / plan.Ranges.Count);
            writing.Enqueue(context.CallActivityAsync<long?>(nameof(ExportActivities.WriteExportPart), input, RetryPolicies.Store));
        }

        foreach (var part in writing)
            rows += await part;
        return rows;
    }
}
