using Kashf.Server.Durable.Client;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Orchestrations;
using Kashf.Storage.Azure.Instances;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Shared;

/// <summary>Brings the journal in line with the directory: which instances are this server's is the directory's word, how
/// they stand is the journal's.</summary>
internal sealed class OwnInstances(
    JournalReader reader, InstanceCommands commands, OrchestrationSessions sessions, InstanceDirectory directory, StatusPublisher publisher)
{
    private bool resumed;

    /// <param name="unfinished">All that the directory has of this server's.</param>
    public async Task ReconcileAsync(IReadOnlyCollection<SharedInstance> unfinished, CancellationToken cancellation)
    {
        foreach (var shared in unfinished)
        {
            var local = reader.Find(shared.InstanceId);
            if (local?.Assignment != shared.Assignment)
            {
                await AdoptAsync(shared, cancellation);
            }
            else if (local.IsFinished)
            {
                publisher.Enqueue(shared.InstanceId);
            }
        }

        foreach (var local in reader.Assigned())
        {
            await ReconcileAsync(local, unfinished, cancellation);
        }

        resumed = true;
    }

    /// <summary>The schedule or the take-over that assigned it did not get as far as the journal.</summary>
    private async Task AdoptAsync(SharedInstance shared, CancellationToken cancellation)
    {
        if (await IsAssignedAsync(shared.InstanceId, shared.Assignment, cancellation))
        {
            await commands.AdoptAsync(shared.ToNewState());
        }
    }

    private async Task ReconcileAsync(InstanceState local, IReadOnlyCollection<SharedInstance> unfinished, CancellationToken cancellation)
    {
        // What began since the list was read does not stand in it.
        if (!unfinished.Any(shared => shared.Assignment == local.Assignment)
            && !await IsAssignedAsync(local.InstanceId, local.Assignment!, cancellation))
        {
            await commands.DropAsync(local.InstanceId, local.Assignment!);
        }
        else if (!resumed && local.Status != OrchestrationRuntimeStatus.Suspended)
        {
            sessions.Activate(local);
        }
    }

    private async Task<bool> IsAssignedAsync(string instanceId, string assignment, CancellationToken cancellation) =>
        await directory.FindAsync(instanceId, cancellation) is { } stored && stored.Instance.Assignment == assignment;
}
