using Microsoft.DurableTask;

namespace Kashf.Server.Durable.Journal;

internal enum EntryKind
{
    Activity = 0,
    SubOrchestration = 1,
    Timer = 2,
    EventReceived = 3,
    EventSent = 4,
}

/// <summary>Something that happened to an orchestration, in the order in which it learns of it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Task">The number of the orchestrator's call that it answers; the event's id for a received event.</param>
/// <param name="Name">The activity's, orchestrator's or event's name; empty for a timer.</param>
/// <param name="Value">The result or payload, as JSON.</param>
/// <param name="Failure">Why it failed.</param>
internal sealed record JournalEntry(EntryKind Kind, long Task, string Name, string? Value = null, TaskFailureDetails? Failure = null)
{
    /// <summary>Its place in the journal, from 1; 0 until it is recorded.</summary>
    public long Sequence { get; init; }

    public DateTime RecordedAt { get; init; }
}
