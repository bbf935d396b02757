using System.Collections.Concurrent;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Functions;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>An execution in memory. Entries reach it once they are recorded; one worker at a time runs what they lead to.</summary>
internal sealed partial class OrchestrationSession : IDisposable
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly InstanceState state;
    private readonly SessionServices services;
    private readonly OrchestrationSessions sessions;
    private readonly ExecutionJournal journal;
    private readonly ILogger logger;
    private readonly ConcurrentQueue<JournalEntry> mailbox = new();
    private readonly CallLauncher launcher;
    private OrchestratorExecution? execution;
    private AsyncServiceScope? scope;
    private DurableTimer? wakeUp;
    private string? savedStatus;
    private int signals;
    private volatile bool begun;
    private volatile bool suspended;
    private volatile bool ended;
    private bool concluded;

    public OrchestrationSession(InstanceState state, SessionServices services, OrchestrationSessions sessions, ExecutionJournal journal)
    {
        this.state = state;
        this.services = services;
        this.sessions = sessions;
        this.journal = journal;
        logger = services.Loggers.CreateLogger<OrchestrationSession>();
        launcher = new(services, journal, Deliver);
        savedStatus = state.CustomStatus;
        suspended = state.Status == OrchestrationRuntimeStatus.Suspended;
    }

    public long Execution => state.Execution;

    /// <summary>Records an entry and lets the orchestrator learn of it.</summary>
    public void Append(JournalEntry entry) => journal.Append(entry, Deliver);

    /// <summary>Takes an event into the journal; one that comes before the beginning is found then.</summary>
    public void TakeEvent(WaitingEvent waiting)
    {
        if (begun)
        {
            journal.TakeEvent(waiting, Deliver);
        }
    }

    public void Suspend() => suspended = true;

    public void Resume()
    {
        suspended = false;
        Schedule();
    }

    /// <summary>Stops running, for good.</summary>
    public void End(bool cancelActivities)
    {
        ended = true;
        launcher.Stop(cancelActivities);
        Schedule();
    }

    public void Schedule()
    {
        if (Interlocked.Increment(ref signals) == 1)
        {
            sessions.Enqueue(this);
        }
    }

    /// <summary>Runs until nothing is left to do; called by one worker at a time.</summary>
    public async Task RunAsync()
    {
        int seen;
        do
        {
            seen = Volatile.Read(ref signals);
            StepGuarded();
            if (ended)
            {
                await DisposeScopeAsync();
            }
        }
        while (Interlocked.Add(ref signals, -seen) != 0);
    }

    public void Dispose()
    {
        wakeUp?.Dispose();
        launcher.Dispose();
    }

    private async Task DisposeScopeAsync()
    {
        if (scope is not { } owned)
        {
            return;
        }

        scope = null;
        try
        {
            await owned.DisposeAsync();
        }
        catch (Exception failure)
        {
            LogDisposal(failure, state.InstanceId);
        }
    }

    private void StepGuarded()
    {
        try
        {
            Step();
        }
        catch (SqliteException failure)
        {
            // The database could not be read; nothing has been lost.
            LogReadFailure(failure, state.InstanceId, RetryInterval);
            WakeAt(services.Time.GetUtcNow().UtcDateTime + RetryInterval);
        }
        catch (Exception failure)
        {
            LogFault(failure, state.InstanceId);
            Conclude(Outcome.From(failure));
        }
    }

    private void Step()
    {
        if (ended)
        {
            Dispose();
            return;
        }

        if (suspended || concluded || !IsDue())
        {
            return;
        }

        if (services.Functions.FindOrchestrator(state.Name) is not { } orchestrator)
        {
            Conclude(Outcome.From(new InvalidOperationException($"There is no orchestrator named '{state.Name}'.")));
            return;
        }

        execution ??= Begin(orchestrator);
        while (!ended && !suspended && execution.Outcome is null && mailbox.TryDequeue(out var entry))
        {
            execution.Deliver(entry);
        }

        execution.Check();
        SaveStatus(execution.CustomStatus);
        if (execution.Outcome is { } outcome)
        {
            Conclude(outcome);
        }
    }

    private bool IsDue()
    {
        if (begun || state.StartAt is not { } startAt || startAt <= services.Time.GetUtcNow().UtcDateTime)
        {
            return true;
        }

        WakeAt(startAt);
        return false;
    }

    private void WakeAt(DateTime time)
    {
        wakeUp?.Dispose();
        wakeUp = new(services.Time, time, Schedule);
    }

    private OrchestratorExecution Begin(FunctionInvoker orchestrator)
    {
        // From here on events are taken as they come, so those read below are all there are before.
        begun = true;
        var waiting = services.Reader.Events(state.InstanceId);
        var entries = services.Reader.Entries(state.Execution);
        var startedAt = state.StartedAt ?? services.Time.GetUtcNow().UtcDateTime;
        if (state.StartedAt is null)
        {
            journal.Start(startedAt);
        }

        var started = Create(orchestrator, entries, startedAt);
        started.Start(entries);
        waiting.ForEach(TakeEvent);
        return started;
    }

    private OrchestratorExecution Create(FunctionInvoker orchestrator, List<JournalEntry> entries, DateTime startedAt)
    {
        var turns = new OrchestratorTurns(Schedule);
        var calls = new CallTable(launcher, entries);
        var events = new EventWaits();
        var context = new JournalOrchestrationContext(state, startedAt, calls, events, turns, services.Loggers);
        scope ??= services.Scopes.CreateAsyncScope();
        var invocation = new FunctionInvocation(orchestrator.Function, context, scope.Value.ServiceProvider, CancellationToken.None);
        return new(context, calls, events, turns, () => orchestrator.InvokeAsync(invocation));
    }

    private void Deliver(JournalEntry entry)
    {
        mailbox.Enqueue(entry);
        Schedule();
    }

    private void SaveStatus(string? status)
    {
        if (status != savedStatus)
        {
            savedStatus = status;
            journal.SetCustomStatus(status);
        }
    }

    private void Conclude(Outcome outcome)
    {
        concluded = true;
        if (outcome is Outcome.Failed(var failure))
        {
            LogFailed(state.Name, state.InstanceId, failure.ErrorType);
        }

        journal.Finish(outcome);
    }

    [LoggerMessage(2011, LogLevel.Error, "Orchestration '{InstanceId}' cannot be read; trying again in {Interval}.")]
    private partial void LogReadFailure(Exception failure, string instanceId, TimeSpan interval);

    [LoggerMessage(2012, LogLevel.Critical, "Orchestration '{InstanceId}' cannot be run.")]
    private partial void LogFault(Exception failure, string instanceId);

    [LoggerMessage(2014, LogLevel.Error, "Services of orchestration '{InstanceId}' could not be disposed.")]
    private partial void LogDisposal(Exception failure, string instanceId);

    [LoggerMessage(2013, LogLevel.Warning, "Orchestration {Name} '{InstanceId}' failed: {ErrorType}.")]
    private partial void LogFailed(string name, string instanceId, string errorType);
}
