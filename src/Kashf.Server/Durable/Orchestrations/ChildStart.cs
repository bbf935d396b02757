using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>The start of a sub-orchestration: the child to run, or the answer to the call where there is one already.</summary>
internal sealed record ChildStart(InstanceState Child, JournalEntry? Answer)
{
    public static ChildStart Apply(JournalTables tables, InstanceState parent, SubOrchestrationCall call, DateTime now)
    {
        var link = new ParentCall(parent.InstanceId, parent.Name, parent.Execution, call.Number);
        var existing = tables.Instances.Find(call.ChildId);
        if (existing is not null && existing.Parent == link)
        {
            return new(existing, existing.IsFinished ? AnswerOf(existing) : null);
        }

        if (existing is { IsFinished: false })
        {
            var conflict = new OrchestrationAlreadyExistsException(existing.InstanceId, existing.Status);
            return new(existing, new(EntryKind.SubOrchestration, call.Number, call.Name, Failure: TaskFailureDetails.FromException(conflict)));
        }

        if (existing is not null)
        {
            tables.Remove(existing);
        }

        var child = new InstanceState(call.ChildId, ExecutionId.Create(), call.Name)
        {
            Version = call.Version ?? "",
            Input = call.Input,
            CreatedAt = now,
            Parent = link,
        };
        tables.Instances.Insert(child);
        return new(child, null);
    }

    /// <summary>What a finished child tells the call that started it.</summary>
    public static JournalEntry AnswerOf(InstanceState child)
    {
        var failure = child.Status switch
        {
            OrchestrationRuntimeStatus.Completed => null,
            OrchestrationRuntimeStatus.Terminated => new TaskFailureDetails(
                "Terminated", $"Sub-orchestration '{child.InstanceId}' was terminated.", null, null, null),
            _ => child.Failure,
        };
        return new(EntryKind.SubOrchestration, child.Parent!.Task, child.Name, failure is null ? child.Output : null, failure);
    }
}
