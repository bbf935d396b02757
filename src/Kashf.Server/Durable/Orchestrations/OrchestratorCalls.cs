using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Something an orchestrator asked for. Its number is its place among the orchestrator's calls.</summary>
internal abstract record OrchestratorCall(EntryKind Kind, string Name)
{
    private readonly TaskCompletionSource<string?> completion = new();

    public long Number { get; set; }

    /// <summary>The result as JSON.</summary>
    public Task<string?> Completion => completion.Task;

    public void Complete(JournalEntry entry)
    {
        if (entry.Failure is { } failure)
        {
            completion.TrySetException(new TaskFailedException(Name, (int)Number, failure));
        }
        else
        {
            completion.TrySetResult(entry.Value);
        }
    }

    public void Cancel(CancellationToken cancellation) => completion.TrySetCanceled(cancellation);
}

internal sealed record ActivityCall(string Name, string? Input) : OrchestratorCall(EntryKind.Activity, Name);

internal sealed record SubOrchestrationCall(string Name, string ChildId, string? Input, string? Version)
    : OrchestratorCall(EntryKind.SubOrchestration, Name);

internal sealed record TimerCall(DateTime FireAt) : OrchestratorCall(EntryKind.Timer, "");

internal sealed record EventCall(string TargetId, string Name, string? Payload) : OrchestratorCall(EntryKind.EventSent, Name);
