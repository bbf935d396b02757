using System.Text.Json;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Durable.Client;

/// <summary>The client of the journal engine.</summary>
internal sealed partial class JournalDurableTaskClient(
    InstanceCommands commands,
    JournalReader reader,
    InstanceSignals signals,
    DurableFunctions functions,
    DurableOptions options,
    TimeProvider time,
    ILogger<JournalDurableTaskClient> logger) : DurableTaskClient("journal")
{
    private const int PurgeBatch = 100;

    private static readonly JsonDataConverter Converter = JsonDataConverter.Default;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var state = Describe(orchestratorName, input, options);
        await commands.CreateAsync(state, Deduplication.Of(options?.DedupeStatuses)).WaitAsync(cancellation);
        return state.InstanceId;
    }

    public override async Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        if (!await commands.RaiseEventAsync(instanceId, eventName, Converter.Serialize(eventPayload)).WaitAsync(cancellation))
        {
            LogDropped(eventName, instanceId);
        }
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, state => state.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, state => state.IsFinished, getInputsAndOutputs, cancellation);

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        commands.TerminateAsync(instanceId, Converter.Serialize(options?.Output), options?.Recursive ?? false).WaitAsync(cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        commands.SuspendAsync(instanceId).WaitAsync(cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        commands.ResumeAsync(instanceId).WaitAsync(cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(reader.Find(instanceId)?.ToMetadata(getInputsAndOutputs));
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(reader, filter ?? new());

    public override async Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        new(await commands.PurgeAsync([instanceId], options?.Recursive ?? false).WaitAsync(cancellation), isComplete: true);

    public override async Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses, PageSize: PurgeBatch);
        var purged = 0;
        await foreach (var page in GetAllInstancesAsync(query).AsPages().WithCancellation(cancellation))
        {
            // A batch at a time, so that running orchestrations wait little for the journal's writer.
            var ids = page.Values.Select(instance => instance.InstanceId).ToList();
            purged += await commands.PurgeAsync(ids, options?.Recursive ?? false).WaitAsync(cancellation);
        }

        return new(purged, isComplete: true);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A new instance, to be stored.</summary>
    /// <exception cref="ArgumentException">There is no such orchestrator.</exception>
    public InstanceState Describe(TaskName name, object? input, StartOrchestrationOptions? start)
    {
        if (functions.FindOrchestrator(name) is null)
        {
            throw new ArgumentException($"There is no orchestrator named '{name.Name}'.", nameof(name));
        }

        return new(start?.InstanceId ?? Guid.NewGuid().ToString("N"), ExecutionId.Create(), name)
        {
            Version = start?.Version?.Version ?? options.DefaultVersion,
            Input = Converter.Serialize(input),
            Tags = start?.Tags is { Count: > 0 } tags ? JsonSerializer.Serialize(tags) : null,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            StartAt = start?.StartAt?.UtcDateTime,
        };
    }

    private async Task<OrchestrationMetadata> WaitAsync(string instanceId, Func<InstanceState, bool> isAwaited, bool withPayloads, CancellationToken cancellation)
    {
        while (true)
        {
            var change = signals.NextChange(instanceId);
            if (reader.Find(instanceId) is { } state && isAwaited(state))
            {
                return state.ToMetadata(withPayloads);
            }

            await change.WaitAsync(cancellation);
        }
    }

    [LoggerMessage(2031, LogLevel.Warning, "Event {EventName} for orchestration '{InstanceId}' was dropped: there is no such orchestration, or it has finished.")]
    private partial void LogDropped(string eventName, string instanceId);
}
