using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>What one execution writes, and what follows once it is on the disk.</summary>
internal sealed class ExecutionJournal(
    InstanceState state,
    JournalWriter writer,
    OrchestrationSessions sessions,
    InstanceSignals signals,
    TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public void Start(DateTime at) =>
        writer.WriteAsync(tables => tables.Instances.Start(state, at), _ => signals.Changed(state.InstanceId));

    public void Append(JournalEntry entry, Action<JournalEntry> recorded) =>
        writer.WriteAsync(tables => tables.Entries.Append(state, entry, Now), IfAny(recorded));

    public void TakeEvent(WaitingEvent waiting, Action<JournalEntry> recorded) => writer.WriteAsync(
        tables => tables.Events.Take(waiting.Id)
            ? tables.Entries.Append(state, new(EntryKind.EventReceived, waiting.Id, waiting.Name, waiting.Payload), Now)
            : null,
        IfAny(recorded));

    public void SendEvent(EventCall call, Action<JournalEntry> recorded) => writer.WriteAsync(
        tables =>
        {
            var entry = tables.Entries.Append(state, new(EntryKind.EventSent, call.Number, call.Name), Now);
            var accepted = entry is not null && tables.Instances.Find(call.TargetId) is { IsFinished: false };
            return (entry, waiting: accepted ? tables.Events.Insert(call.TargetId, call.Name, call.Payload) : null);
        },
        sent =>
        {
            IfAny(recorded)(sent.entry);
            if (sent.waiting is not null)
            {
                sessions.Find(call.TargetId)?.TakeEvent(sent.waiting);
            }
        });

    public void SetCustomStatus(string? status) =>
        writer.WriteAsync(tables => tables.Instances.SetCustomStatus(state, status, Now), _ => signals.Changed(state.InstanceId));

    /// <summary>Starts the child, or finds the one that this very call started before a restart.</summary>
    public void StartChild(SubOrchestrationCall call, Action<JournalEntry> answer) => writer.WriteAsync(
        tables => ChildStart.Apply(tables, state, call, Now),
        start =>
        {
            if (start.Answer is not null)
            {
                answer(start.Answer);
            }
            else
            {
                sessions.Activate(start.Child);
            }
        });

    public void Finish(Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Completed(var output):
                Finish(state with { Status = OrchestrationRuntimeStatus.Completed, Output = output });
                break;
            case Outcome.Failed(var failure):
                Finish(state with { Status = OrchestrationRuntimeStatus.Failed, Failure = failure });
                break;
            case Outcome.ContinuedAsNew next:
                ContinueAsNew(next);
                break;
        }
    }

    private void Finish(InstanceState finished) => writer.WriteAsync(
        tables =>
        {
            // Events belong to the id, which may be another execution's by now.
            var changed = tables.Instances.Finish(state, finished.Status, finished.Output, finished.Failure, Now);
            if (changed)
            {
                tables.Events.Delete(state.InstanceId);
            }

            return changed;
        },
        changed =>
        {
            if (changed)
            {
                sessions.Finished(finished, cancelActivities: false);
            }
        });

    private static Action<JournalEntry?> IfAny(Action<JournalEntry> recorded) => entry =>
    {
        if (entry is not null)
        {
            recorded(entry);
        }
    };

    private void ContinueAsNew(Outcome.ContinuedAsNew next)
    {
        var execution = ExecutionId.Create();
        writer.WriteAsync(
            tables =>
            {
                if (!tables.Instances.ContinueAsNew(state, execution, next.Input, Now))
                {
                    return null;
                }

                tables.Entries.Delete(state.Execution);
                foreach (var waiting in next.Events)
                {
                    tables.Events.Restore(state.InstanceId, waiting);
                }

                return tables.Instances.Find(state.InstanceId);
            },
            renewed =>
            {
                if (renewed is not null)
                {
                    sessions.Replace(renewed, cancelActivities: false);
                }
            });
    }
}
