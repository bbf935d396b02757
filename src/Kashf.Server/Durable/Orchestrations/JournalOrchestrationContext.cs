using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>The context of one execution. Its clock is the time of the last journal entry the orchestrator has learnt of.</summary>
internal sealed class JournalOrchestrationContext(
    InstanceState state,
    DateTime startedAt,
    CallTable calls,
    EventWaits events,
    OrchestratorTurns turns,
    ILoggerFactory loggers) : TaskOrchestrationContext
{
    private static readonly JsonDataConverter Converter = JsonDataConverter.Default;

    private readonly string name = state.Name;
    private DateTime now = startedAt;
    private int guids;

    public override TaskName Name => name;

    public override string InstanceId => state.InstanceId;

    public override string Version => state.Version;

    public override ParentOrchestrationInstance? Parent { get; } =
        state.Parent is { } parent ? new(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => Replaying;

    public bool Replaying { get; set; }

    /// <summary>The last custom status set, as JSON.</summary>
    public string? CustomStatus { get; private set; } = state.CustomStatus;

    /// <summary>Whether to start over, with what input, and whether buffered events are kept.</summary>
    public (string? Input, bool KeepEvents)? Continuation { get; private set; }

    /// <summary>The first deviation from the journal; it stands even if the orchestrator caught the exception.</summary>
    public NonDeterministicOrchestrationException? Deviation { get; private set; }

    protected override ILoggerFactory LoggerFactory => loggers;

    /// <summary>The clock never goes back, whatever the machine's does.</summary>
    public void AdvanceTo(DateTime time) => now = time > now ? time : now;

    public override T? GetInput<T>()
        where T : default => Converter.Deserialize<T>(state.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("Task options were given as the activity's input.", nameof(input));
        }

        var json = Converter.Serialize(input);
        return WithRetries(options, () => CallAsync<TResult>(new ActivityCall(name, json)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var json = Converter.Serialize(input);
        var sub = options as SubOrchestrationOptions;
        var childId = sub?.InstanceId ?? NewGuid().ToString("N");
        return WithRetries(options, () => CallAsync<TResult>(new SubOrchestrationCall(orchestratorName, childId, json, sub?.Version?.Version)));
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var timer = new TimerCall(fireAt.ToUniversalTime());
        var fired = Make(timer);
        using var registration = cancellationToken.Register(() => CancelTimer(timer, cancellationToken));
        await fired;
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ThrowIfOutsideTurn();
        return Converter.Deserialize<T>(await events.WaitAsync(eventName, typeof(T), cancellationToken))!;
    }

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        _ = Make(new EventCall(instanceId, eventName, Converter.Serialize(payload)));

    public override void SetCustomStatus(object? customStatus)
    {
        ThrowIfOutsideTurn();
        CustomStatus = Converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        ThrowIfOutsideTurn();
        Continuation = (Converter.Serialize(newInput), preserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        ThrowIfOutsideTurn();
        return DeterministicGuid.Create(InstanceId, state.Execution, guids++);
    }

    private Task<T> WithRetries<T>(TaskOptions? options, Func<Task<T>> attempt) =>
        options?.Retry is { } retry ? Retries.RunAsync(this, retry, attempt) : attempt();

    private async Task<T> CallAsync<T>(OrchestratorCall call) => Converter.Deserialize<T>(await Make(call))!;

    private Task<string?> Make(OrchestratorCall call)
    {
        ThrowIfOutsideTurn();
        try
        {
            return calls.Make(call);
        }
        catch (NonDeterministicOrchestrationException deviation)
        {
            Deviation ??= deviation;
            throw;
        }
    }

    private void CancelTimer(TimerCall timer, CancellationToken cancellation)
    {
        if (turns.IsCurrent)
        {
            calls.Cancel(timer, cancellation);
        }
        else
        {
            turns.Leave();
        }
    }

    private void ThrowIfOutsideTurn()
    {
        if (!turns.IsCurrent)
        {
            throw turns.Leave();
        }
    }
}
