using Kashf.Server.Durable.Client;
using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Instances;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Server.Durable.Shared;

/// <summary>
/// Watches the other servers, and takes over the instances of one that gives no sign of life. Silence is measured by this
/// server's own clock, and only while it looks: after a pause of its own, or of the store, watching begins anew.
/// </summary>
internal sealed partial class OtherServers(
    ServerIdentity server,
    ServerHeartbeats heartbeats,
    InstanceDirectory directory,
    InstanceCommands commands,
    IOptions<ServerWatchOptions> options,
    TimeProvider time,
    ILogger<OtherServers> logger)
{
    private Dictionary<string, Watch> watched = [];
    private long lastLook;

    /// <param name="unfinished">All that the directory has of other servers'.</param>
    public async Task TakeOverAsync(IReadOnlyCollection<StoredInstance> unfinished, CancellationToken cancellation)
    {
        var beats = await heartbeats.ListAsync(cancellation);
        var owners = unfinished.Select(stored => stored.Instance.Owner).Concat(beats.Keys).Distinct().Where(owner => owner != server.Id);
        Look(owners, beats);
        foreach (var (owner, watch) in watched.Where(pair => time.GetElapsedTime(pair.Value.Since) >= options.Value.TakeOver))
        {
            await TakeOverAsync(owner, watch, [.. unfinished.Where(stored => stored.Instance.Owner == owner)], cancellation);
        }
    }

    private void Look(IEnumerable<string> owners, IReadOnlyDictionary<string, string> beats)
    {
        var now = time.GetTimestamp();
        var hasPaused = time.GetElapsedTime(lastLook, now) > options.Value.TakeOver;
        lastLook = now;
        watched = owners.ToDictionary(
            owner => owner,
            owner => !hasPaused && watched.TryGetValue(owner, out var watch) && watch.ETag == beats.GetValueOrDefault(owner)
                ? watch
                : new Watch(beats.GetValueOrDefault(owner), now));
    }

    private async Task TakeOverAsync(string owner, Watch watch, IReadOnlyCollection<StoredInstance> unfinished, CancellationToken cancellation)
    {
        if (unfinished.Count > 0)
        {
            LogSilent(owner, unfinished.Count);
        }

        foreach (var stored in unfinished)
        {
            await TakeOverAsync(stored, cancellation);
        }

        // Until it beats again; what it begins meanwhile is watched without a beat.
        if (watch.ETag is { } etag)
        {
            await heartbeats.TryRemoveAsync(owner, etag, cancellation);
        }
    }

    private async Task TakeOverAsync(StoredInstance stored, CancellationToken cancellation)
    {
        var taken = stored.Instance with
        {
            Owner = server.Id,
            Assignment = SharedInstances.NewAssignment(),
            Status = nameof(OrchestrationRuntimeStatus.Pending),
            CustomStatus = null,
            UpdatedAt = time.GetUtcNow().UtcDateTime,
        };
        if (await directory.TryReplaceAsync(taken, stored.ETag, cancellation))
        {
            await commands.AdoptAsync(taken.ToNewState());
        }
    }

    [LoggerMessage(2061, LogLevel.Warning, "Server {Owner} gives no sign of life; taking over its {Count} unfinished orchestrations.")]
    private partial void LogSilent(string owner, int count);

    /// <summary>The last beat seen, and since when, by this server's clock.</summary>
    private sealed record Watch(string? ETag, long Since);
}
