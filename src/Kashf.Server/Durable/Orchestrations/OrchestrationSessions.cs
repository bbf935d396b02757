using System.Collections.Concurrent;
using System.Threading.Channels;
using Kashf.Server.Durable.Journal;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>The unfinished orchestrations in memory, and the workers that run those with something to do.</summary>
internal sealed class OrchestrationSessions(SessionServices services, InstanceSignals signals, DurableOptions options)
{
    private readonly ConcurrentDictionary<string, OrchestrationSession> sessions = new(StringComparer.Ordinal);
    private readonly Channel<OrchestrationSession> ready = Channel.CreateUnbounded<OrchestrationSession>();
    private Task workers = Task.CompletedTask;

    public void Start() => workers = Task.WhenAll(
        Enumerable.Range(0, options.MaxConcurrentOrchestrators).Select(_ => Task.Run(WorkAsync)));

    /// <summary>Ends after the turns that run; what is ready and has not run does so after the next start.</summary>
    public async Task StopAsync()
    {
        ready.Writer.TryComplete();
        while (ready.Reader.TryRead(out _))
        {
        }

        await workers;
        foreach (var session in sessions.Values)
        {
            session.End(cancelActivities: false);
            await session.RunAsync();
        }
    }

    public OrchestrationSession? Find(string instanceId) => sessions.GetValueOrDefault(instanceId);

    /// <summary>Runs an instance, unless it does.</summary>
    public void Activate(InstanceState state)
    {
        var session = sessions.GetOrAdd(state.InstanceId, _ => Create(state));
        session.Schedule();
    }

    /// <summary>Runs an instance instead of the execution of the same id.</summary>
    public void Replace(InstanceState state, bool cancelActivities)
    {
        Find(state.InstanceId)?.End(cancelActivities);
        sessions[state.InstanceId] = Create(state);
        Activate(state);
        signals.Changed(state.InstanceId);
    }

    /// <summary>Lets go of a finished instance and tells those who wait for it.</summary>
    public void Finished(InstanceState state, bool cancelActivities)
    {
        if (sessions.TryGetValue(state.InstanceId, out var session) && session.Execution == state.Execution)
        {
            sessions.TryRemove(KeyValuePair.Create(state.InstanceId, session));
            session.End(cancelActivities);
        }

        signals.Changed(state.InstanceId);
        if (state.Parent is { } call && Find(call.InstanceId) is { } parent && parent.Execution == call.Execution)
        {
            parent.Append(ChildStart.AnswerOf(state));
        }
    }

    public void Enqueue(OrchestrationSession session) => ready.Writer.TryWrite(session);

    private OrchestrationSession Create(InstanceState state) =>
        new(state, services, this, new(state, services.Writer, this, signals, services.Time));

    private async Task WorkAsync()
    {
        await foreach (var session in ready.Reader.ReadAllAsync())
        {
            await session.RunAsync();
        }
    }
}
