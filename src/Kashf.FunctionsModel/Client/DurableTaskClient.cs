using System.ComponentModel;

namespace Microsoft.DurableTask.Client;

/// <summary>Starts, watches and controls orchestrations.</summary>
public abstract class DurableTaskClient : IAsyncDisposable
{
    /// <summary>A client.</summary>
    /// <param name="name">The client's name.</param>
    protected DurableTaskClient(string name) => Name = name;

    /// <summary>The client's name.</summary>
    public string Name { get; }

    /// <summary>Schedules an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The instance's id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, null, cancellation);

    /// <summary>Schedules an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The instance's id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, null, cancellation);

    /// <summary>Schedules an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">Id, time and labels.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The instance's id.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, StartOrchestrationOptions options, CancellationToken cancellation = default) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, options, cancellation);

    /// <summary>Schedules an orchestration; it is recorded when the task ends.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Id, time and labels.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The instance's id.</returns>
    public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Sends an event without payload.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="eventName">The event's name, any case.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task RaiseEventAsync(string instanceId, string eventName, CancellationToken cancellation) =>
        RaiseEventAsync(instanceId, eventName, null, cancellation);

    /// <summary>Sends an event.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="eventName">The event's name, any case.</param>
    /// <param name="eventPayload">Its payload.</param>
    /// <param name="cancellation">Gives up.</param>
    public abstract Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

    /// <summary>Waits until an orchestration has begun.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public virtual Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, CancellationToken cancellation) =>
        WaitForInstanceStartAsync(instanceId, false, cancellation);

    /// <summary>Waits until an orchestration has begun.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="getInputsAndOutputs">Whether input, output and custom status are read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public abstract Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Waits until an orchestration has ended.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public virtual Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, CancellationToken cancellation) =>
        WaitForInstanceCompletionAsync(instanceId, false, cancellation);

    /// <summary>Waits until an orchestration has ended.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="getInputsAndOutputs">Whether input, output and custom status are read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public abstract Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Ends an orchestration.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, CancellationToken cancellation) =>
        TerminateInstanceAsync(instanceId, null, cancellation);

    /// <summary>Ends an orchestration.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="output">What becomes its output.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, object? output, CancellationToken cancellation = default) =>
        TerminateInstanceAsync(instanceId, output is null ? null : new TerminateInstanceOptions(output), cancellation);

    /// <summary>Ends an orchestration.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="options">Its output, and whether sub-orchestrations end too.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not terminate orchestrations.");

    /// <summary>Pauses an orchestration.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task SuspendInstanceAsync(string instanceId, CancellationToken cancellation) =>
        SuspendInstanceAsync(instanceId, null, cancellation);

    /// <summary>Pauses an orchestration.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    public abstract Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Lets a paused orchestration go on.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task ResumeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        ResumeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Lets a paused orchestration go on.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    public abstract Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>The state of an orchestration; null when there is none of the id.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation) =>
        GetInstanceAsync(instanceId, false, cancellation);

    /// <summary>The state of an orchestration; null when there is none of the id.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="getInputsAndOutputs">Whether input, output and custom status are read.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    /// <summary>The older name of <see cref="GetInstanceAsync(string, CancellationToken)"/>.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Gives up.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public virtual Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, CancellationToken cancellation) =>
        GetInstancesAsync(instanceId, false, cancellation);

    /// <summary>The older name of <see cref="GetInstanceAsync(string, bool, CancellationToken)"/>.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="getInputsAndOutputs">Whether input, output and custom status are read.</param>
    /// <param name="cancellation">Gives up.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>The states of the orchestrations that match.</summary>
    /// <param name="filter">Which; null means all.</param>
    public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);

    /// <summary>Removes an orchestration that has ended.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        PurgeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Removes an orchestration that has ended.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="options">Whether sub-orchestrations go too.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not purge orchestrations.");

    /// <summary>Removes the ended orchestrations that match.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, CancellationToken cancellation) =>
        PurgeAllInstancesAsync(filter, null, cancellation);

    /// <summary>Removes the ended orchestrations that match.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="options">Whether sub-orchestrations go too.</param>
    /// <param name="cancellation">Gives up.</param>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not purge orchestrations.");

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
