using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Orchestrations;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Client;

/// <summary>What clients do to instances; each is on the disk when its task ends.</summary>
internal sealed class InstanceCommands(JournalWriter writer, OrchestrationSessions sessions, InstanceSignals signals, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Stores a new instance in place of one of the same id, if there is one.</summary>
    /// <param name="state">The instance; its creation is now.</param>
    /// <param name="isKept">Whether an existing instance is kept.</param>
    /// <exception cref="OrchestrationAlreadyExistsException">There is one and it is kept.</exception>
    public async Task CreateAsync(InstanceState state, Func<OrchestrationRuntimeStatus, bool> isKept)
    {
        var kept = await writer.WriteAsync(
            tables => Create(tables, state, isKept),
            kept =>
            {
                if (kept is null)
                {
                    sessions.Replace(state, cancelActivities: true);
                }
            });
        if (kept is not null)
        {
            throw new OrchestrationAlreadyExistsException(kept.InstanceId, kept.Status);
        }
    }

    /// <summary>Stores an instance that is assigned to this server, in place of one of the same id, and runs it; nothing
    /// happens where it is here already.</summary>
    public Task AdoptAsync(InstanceState state) => writer.WriteAsync(
        tables =>
        {
            var isHere = tables.Instances.Find(state.InstanceId)?.Assignment == state.Assignment;
            if (!isHere)
            {
                Create(tables, state, _ => false);
            }

            return isHere;
        },
        isHere =>
        {
            if (!isHere)
            {
                sessions.Replace(state, cancelActivities: true);
            }
        });

    /// <summary>Stops and forgets an instance that is no longer assigned to this server, with its children.</summary>
    public Task DropAsync(string instanceId, string assignment) => writer.WriteAsync(
        tables =>
        {
            var stopped = new List<InstanceState>();
            if (tables.Instances.Find(instanceId) is { } state && state.Assignment == assignment)
            {
                Terminate(tables, state, null, recursive: true, stopped);
                tables.Remove(state);
            }

            return stopped;
        },
        stopped => stopped.ForEach(state => sessions.Finished(state, cancelActivities: true)));

    /// <returns>False when no such instance is unfinished; the event is dropped.</returns>
    public async Task<bool> RaiseEventAsync(string instanceId, string name, string? payload)
    {
        var waiting = await writer.WriteAsync(
            tables => tables.Instances.Find(instanceId) is { IsFinished: false } ? tables.Events.Insert(instanceId, name, payload) : null,
            waiting =>
            {
                if (waiting is not null)
                {
                    sessions.Find(instanceId)?.TakeEvent(waiting);
                }
            });
        return waiting is not null;
    }

    public Task TerminateAsync(string instanceId, string? output, bool recursive) => writer.WriteAsync(
        tables =>
        {
            var terminated = new List<InstanceState>();
            Terminate(tables, tables.Instances.Find(instanceId), output, recursive, terminated);
            return terminated;
        },
        terminated => terminated.ForEach(state => sessions.Finished(state, cancelActivities: true)));

    public Task SuspendAsync(string instanceId) => writer.WriteAsync(
        tables => tables.Instances.Suspend(instanceId, Now),
        changed =>
        {
            if (changed)
            {
                sessions.Find(instanceId)?.Suspend();
                signals.Changed(instanceId);
            }
        });

    public Task ResumeAsync(string instanceId) => writer.WriteAsync(
        tables => tables.Instances.Resume(instanceId, Now) ? tables.Instances.Find(instanceId) : null,
        resumed =>
        {
            if (resumed is not null)
            {
                sessions.Activate(resumed);
                sessions.Find(instanceId)?.Resume();
                signals.Changed(instanceId);
            }
        });

    /// <returns>The number of instances removed; unfinished ones stay.</returns>
    public Task<int> PurgeAsync(IReadOnlyList<string> instanceIds, bool recursive) => writer.WriteAsync(
        tables => instanceIds.Sum(id => Purge(tables, tables.Instances.Find(id), recursive)));

    private static InstanceState? Create(JournalTables tables, InstanceState state, Func<OrchestrationRuntimeStatus, bool> isKept)
    {
        var existing = tables.Instances.Find(state.InstanceId);
        if (existing is not null && isKept(existing.Status))
        {
            return existing;
        }

        if (existing is not null)
        {
            tables.Remove(existing);
        }

        tables.Instances.Insert(state);
        return null;
    }

    private void Terminate(JournalTables tables, InstanceState? state, string? output, bool recursive, List<InstanceState> terminated)
    {
        if (state is null)
        {
            return;
        }

        if (tables.Instances.Finish(state, OrchestrationRuntimeStatus.Terminated, output, null, Now))
        {
            tables.Events.Delete(state.InstanceId);
            terminated.Add(state with { Status = OrchestrationRuntimeStatus.Terminated, Output = output });
        }

        if (recursive)
        {
            tables.Instances.Children(state.InstanceId).ForEach(child => Terminate(tables, child, output, recursive, terminated));
        }
    }

    private static int Purge(JournalTables tables, InstanceState? state, bool recursive)
    {
        if (state is not { IsFinished: true })
        {
            return 0;
        }

        var children = recursive ? tables.Instances.Children(state.InstanceId) : [];
        tables.Remove(state);
        return 1 + children.Sum(child => Purge(tables, child, recursive));
    }
}
