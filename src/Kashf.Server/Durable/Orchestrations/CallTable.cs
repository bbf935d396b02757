using Kashf.Server.Durable.Journal;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>The orchestrator's calls by number, held against the journal. While the journal is replayed, calls wait; those it
/// does not answer are launched when it ends.</summary>
internal sealed class CallTable(ICallLauncher launcher, IEnumerable<JournalEntry> journal)
{
    private readonly SortedDictionary<long, OrchestratorCall> pending = [];
    private readonly Dictionary<long, JournalEntry> recorded = journal
        .Where(entry => entry.Kind != EntryKind.EventReceived)
        .GroupBy(entry => entry.Task)
        .ToDictionary(group => group.Key, group => group.First());

    private long made;
    private bool live;

    public Task<string?> Make(OrchestratorCall call)
    {
        call.Number = made++;
        ThrowIfDifferent(call);
        pending.Add(call.Number, call);
        if (live)
        {
            launcher.Launch(call);
        }

        return call.Completion;
    }

    public void Answer(JournalEntry entry)
    {
        if (entry.Task >= made)
        {
            throw new NonDeterministicOrchestrationException(
                $"The journal answers {Describe(entry.Kind, entry.Name)} as call {entry.Task}, but the orchestrator has made only {made} calls by then.");
        }

        if (pending.Remove(entry.Task, out var call))
        {
            call.Complete(entry);
        }
    }

    public void Cancel(OrchestratorCall call, CancellationToken cancellation)
    {
        if (pending.Remove(call.Number))
        {
            if (live && call is TimerCall timer)
            {
                launcher.Cancel(timer);
            }

            call.Cancel(cancellation);
        }
    }

    public void GoLive()
    {
        live = true;
        foreach (var call in pending.Values.Where(call => !recorded.ContainsKey(call.Number)).ToList())
        {
            launcher.Launch(call);
        }

        recorded.Clear();
    }

    /// <summary>At the orchestrator's end, everything the journal answers must have been asked for.</summary>
    public void ThrowIfUnasked()
    {
        if (recorded.Values.Where(entry => entry.Task >= made).MinBy(entry => entry.Task) is { } unasked)
        {
            throw new NonDeterministicOrchestrationException(
                $"The journal answers {Describe(unasked.Kind, unasked.Name)} as call {unasked.Task}, but the orchestrator ended after {made} calls.");
        }
    }

    private void ThrowIfDifferent(OrchestratorCall call)
    {
        if (recorded.TryGetValue(call.Number, out var entry)
            && (entry.Kind != call.Kind || !string.Equals(entry.Name, call.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new NonDeterministicOrchestrationException(
                $"Call {call.Number} was {Describe(entry.Kind, entry.Name)} when the journal was written and is now {Describe(call.Kind, call.Name)}.");
        }
    }

    private static string Describe(EntryKind kind, string name) => kind switch
    {
        EntryKind.Activity => $"activity '{name}'",
        EntryKind.SubOrchestration => $"sub-orchestration '{name}'",
        EntryKind.Timer => "a timer",
        _ => $"event '{name}'",
    };
}
