using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask.Converters;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>An orchestrator being run: from the top through its journal, then on with each new entry. Not thread-safe; knows
/// nothing of where the journal is kept.</summary>
internal sealed class OrchestratorExecution(
    JournalOrchestrationContext context,
    CallTable calls,
    EventWaits events,
    OrchestratorTurns turns,
    Func<ValueTask<object?>> orchestrator)
{
    private Task<object?> body = Task.FromResult<object?>(null);
    private long lastSequence;

    public Outcome? Outcome { get; private set; }

    public string? CustomStatus => context.CustomStatus;

    /// <summary>Runs the orchestrator, answers its calls from the journal, and launches those it does not answer.</summary>
    public void Start(IReadOnlyCollection<JournalEntry> journal)
    {
        context.Replaying = journal.Count > 0;
        Turn(() => body = RunBodyAsync());
        foreach (var entry in journal)
        {
            Deliver(entry);
        }

        context.Replaying = false;
        if (Outcome is null)
        {
            calls.GoLive();
        }
    }

    /// <summary>Lets the orchestrator learn of an entry, unless it has before.</summary>
    public void Deliver(JournalEntry entry)
    {
        if (Outcome is not null || entry.Sequence <= lastSequence)
        {
            return;
        }

        lastSequence = entry.Sequence;
        if (entry.Kind != EntryKind.EventSent)
        {
            context.AdvanceTo(entry.RecordedAt);
        }

        Turn(() =>
        {
            if (entry.Kind == EntryKind.EventReceived)
            {
                events.Receive(new(entry.Task, entry.Name, entry.Value));
            }
            else
            {
                calls.Answer(entry);
            }
        });
    }

    /// <summary>Notices an orchestrator that went on outside its turns.</summary>
    public void Check()
    {
        if (Outcome is null && turns.Departure is not null)
        {
            Turn(() => { });
        }
    }

    private async Task<object?> RunBodyAsync()
    {
        try
        {
            return await orchestrator();
        }
        finally
        {
            if (!turns.IsCurrent)
            {
                turns.Leave();
            }
        }
    }

    private void Turn(Action action)
    {
        try
        {
            turns.Run(action);
            Outcome = Conclude();
        }
        catch (NonDeterministicOrchestrationException deviation)
        {
            Outcome = Outcome.From(deviation);
        }
    }

    private Outcome? Conclude()
    {
        if ((context.Deviation ?? turns.Departure) is { } deviation)
        {
            throw deviation;
        }

        if (!body.IsCompleted)
        {
            return null;
        }

        calls.ThrowIfUnasked();
        if (body.Exception?.InnerException is { } failure)
        {
            return Outcome.From(failure);
        }

        if (body.IsCanceled)
        {
            return Outcome.From(new TaskCanceledException(body));
        }

        return context.Continuation is { } next
            ? new Outcome.ContinuedAsNew(next.Input, next.KeepEvents ? events.Buffered : [])
            : new Outcome.Completed(JsonDataConverter.Default.Serialize(body.Result));
    }
}
