using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Jobs;

/// <summary>Starts an orchestration unless it runs already.</summary>
internal static class InstanceStart
{
    public static async Task StartOnceAsync(
        this DurableTaskClient durable, string orchestration, string instanceId, object input, CancellationToken cancellation)
    {
        var before = await durable.GetInstanceAsync(instanceId, cancellation);
        if (before?.IsUnfinished() == true)
            return;
        try
        {
            await durable.ScheduleNewOrchestrationInstanceAsync(
                orchestration, input, new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Engines differ in the exception with which they refuse an id that another request has just started. That run
            // began after this request, whether it has ended by now or not.
            if (await durable.GetInstanceAsync(instanceId, cancellation) is not { } started || started.CreatedAt == before?.CreatedAt)
                throw;
        }
    }

    public static bool IsUnfinished(this OrchestrationMetadata instance) =>
        instance.RuntimeStatus is OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Suspended;
}
