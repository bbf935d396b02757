using System.Collections.Concurrent;
using Kashf.Server.Durable.Activities;
using Kashf.Server.Durable.Journal;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Starts what an orchestrator asks for; each call is answered by an entry of its journal.</summary>
internal sealed class CallLauncher(SessionServices services, ExecutionJournal journal, Action<JournalEntry> answered) : ICallLauncher, IDisposable
{
    private readonly CancellationTokenSource cancellation = new();
    private readonly ConcurrentDictionary<long, DurableTimer> timers = new();

    public void Launch(OrchestratorCall call)
    {
        switch (call)
        {
            case ActivityCall activity:
                services.Activities.Enqueue(new(activity, Append, cancellation.Token));
                break;
            case TimerCall timer:
                timers[timer.Number] = new(services.Time, timer.FireAt, () => Fire(timer));
                break;
            case SubOrchestrationCall child:
                journal.StartChild(child with { Version = child.Version ?? services.Options.DefaultVersion }, Append);
                break;
            case EventCall sent:
                journal.SendEvent(sent, answered);
                break;
        }
    }

    public void Cancel(TimerCall timer)
    {
        if (timers.TryRemove(timer.Number, out var running))
        {
            running.Dispose();
        }
    }

    /// <summary>Ends the timers, and the activities too if asked to.</summary>
    public void Stop(bool cancelActivities)
    {
        if (cancelActivities)
        {
            // Not here and now: callbacks are activities' code, and this may be the journal's only writer.
            _ = cancellation.CancelAsync();
        }

        foreach (var timer in timers.Values)
        {
            timer.Dispose();
        }
    }

    public void Dispose() => Stop(cancelActivities: false);

    private void Append(JournalEntry entry) => journal.Append(entry, answered);

    private void Fire(TimerCall timer)
    {
        timers.TryRemove(timer.Number, out _);
        Append(new(timer.Kind, timer.Number, timer.Name));
    }
}
