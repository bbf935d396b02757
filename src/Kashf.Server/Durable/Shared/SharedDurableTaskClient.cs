using Kashf.Server.Durable.Client;
using Kashf.Server.Durable.Journal;
using Kashf.Storage.Azure.Instances;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Shared;

/// <summary>
/// The client of several servers on one storage. What it tells of an instance is the directory's word, on its owner too: so
/// no client that asks two servers in turn sees an instance go back.
/// </summary>
internal sealed class SharedDurableTaskClient(
    JournalDurableTaskClient journal,
    JournalReader reader,
    InstanceCommands commands,
    InstanceDirectory directory,
    ServerIdentity server,
    TimeProvider time) : DurableTaskClient("shared")
{
    private static readonly string[] Finished =
        [nameof(OrchestrationRuntimeStatus.Completed), nameof(OrchestrationRuntimeStatus.Failed), nameof(OrchestrationRuntimeStatus.Terminated)];

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var state = journal.Describe(orchestratorName, input, options) with { Assignment = SharedInstances.NewAssignment() };
        await ClaimAsync(state.ToShared(server), Deduplication.Of(options?.DedupeStatuses), cancellation);
        await commands.AdoptAsync(state);
        return state.InstanceId;
    }

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        if (await directory.FindAsync(instanceId, cancellation) is { } stored)
        {
            return stored.Instance.ToMetadata(getInputsAndOutputs);
        }

        // The children of an instance are its owner's alone.
        return reader.Find(instanceId) is { Parent: not null } child ? child.ToMetadata(getInputsAndOutputs) : null;
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new SharedInstancePages(directory, filter ?? new());

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, instance => instance.RuntimeStatus != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, instance => instance.IsCompleted, getInputsAndOutputs, cancellation);

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        await ThrowIfElsewhereAsync(instanceId, cancellation);
        await journal.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation);
    }

    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        await ThrowIfElsewhereAsync(instanceId, cancellation);
        await journal.TerminateInstanceAsync(instanceId, options, cancellation);
    }

    public override async Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        await ThrowIfElsewhereAsync(instanceId, cancellation);
        await journal.SuspendInstanceAsync(instanceId, reason, cancellation);
    }

    public override async Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        await ThrowIfElsewhereAsync(instanceId, cancellation);
        await journal.ResumeInstanceAsync(instanceId, reason, cancellation);
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var isPurged = await directory.FindAsync(instanceId, cancellation) is { Instance.IsFinished: true } stored
            && await directory.TryDeleteAsync(instanceId, stored.ETag, cancellation);
        // What its owner's journal holds of it goes with a purge by age.
        return new(isPurged ? 1 : 0, isComplete: true);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var statuses = filter.Statuses?.Select(status => status.ToString()).Intersect(Finished).ToList() ?? [.. Finished];
        var matching = new InstanceFilter(true, statuses, filter.CreatedFrom?.UtcDateTime, filter.CreatedTo?.UtcDateTime);
        var purged = 0;
        await foreach (var stored in directory.ListAsync(matching, cancellation))
        {
            purged += await directory.TryDeleteAsync(stored.Instance.InstanceId, stored.ETag, cancellation) ? 1 : 0;
        }

        await journal.PurgeAllInstancesAsync(filter, options, cancellation);
        return new(purged, isComplete: true);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Enters the instance into the directory: of any number of servers that do so at once, one succeeds.</summary>
    private async Task ClaimAsync(SharedInstance claim, Func<OrchestrationRuntimeStatus, bool> isKept, CancellationToken cancellation)
    {
        while (!await directory.TryCreateAsync(claim, cancellation))
        {
            if (await directory.FindAsync(claim.InstanceId, cancellation) is not { } existing)
            {
                continue;
            }

            // The answer to an earlier attempt of the client was lost.
            if (existing.Instance.Assignment == claim.Assignment)
            {
                return;
            }

            if (isKept(existing.Instance.RuntimeStatus()))
            {
                throw new OrchestrationAlreadyExistsException(claim.InstanceId, existing.Instance.RuntimeStatus());
            }

            if (await directory.TryReplaceAsync(claim, existing.ETag, cancellation))
            {
                return;
            }
        }
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<OrchestrationMetadata, bool> isAwaited, bool withPayloads, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await GetInstancesAsync(instanceId, withPayloads, cancellation) is { } instance && isAwaited(instance))
            {
                return instance;
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    private async Task ThrowIfElsewhereAsync(string instanceId, CancellationToken cancellation)
    {
        if (await directory.FindAsync(instanceId, cancellation) is { Instance: { IsFinished: false } instance } && instance.Owner != server.Id)
        {
            throw new InvalidOperationException(
                $"The orchestration '{instanceId}' runs on the server {instance.Owner}; only there can it be sent events, suspended or ended.");
        }
    }
}
