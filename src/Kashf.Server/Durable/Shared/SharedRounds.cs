using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Instances;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Server.Durable.Shared;

/// <summary>Gives signs of life, and looks at the directory, as long as the process lives; at the start before anything is served.</summary>
internal sealed partial class SharedRounds(
    ServerIdentity server,
    ServerHeartbeats heartbeats,
    InstanceDirectory directory,
    OwnInstances own,
    OtherServers others,
    IHostApplicationLifetime lifetime,
    IOptions<ServerWatchOptions> options,
    TimeProvider time,
    ILogger<SharedRounds> logger) : BackgroundService
{
    private readonly string session = Guid.NewGuid().ToString("N");
    private string? beat;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await BeatAsync(cancellationToken);
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    // Beside one another, so that many instances to take over delay no sign of life.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(RepeatAsync(BeatAsync, stoppingToken), RepeatAsync(LookAsync, stoppingToken));

    private async Task RepeatAsync(Func<CancellationToken, Task> act, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(options.Value.Heartbeat, time);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                await act(cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        if (await heartbeats.TryBeatAsync(server.Id, session, beat, cancellation) is { } kept)
        {
            beat = kept;
        }
        else
        {
            LogTwin(server.Id);
            lifetime.StopApplication();
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var unfinished = await directory.ListAsync(new(IsFinished: false), cancellation).ToListAsync(cancellation);
        await own.ReconcileAsync([.. unfinished.Select(stored => stored.Instance).Where(instance => instance.Owner == server.Id)], cancellation);
        await others.TakeOverAsync([.. unfinished.Where(stored => stored.Instance.Owner != server.Id)], cancellation);
    }

    [LoggerMessage(2071, LogLevel.Warning, "The directory of orchestrations could not be read or written; the next round tries again.")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(2072, LogLevel.Critical, "Another process runs as server {Server}: its data directory was copied. Give each server a directory of its own; this one stops.")]
    private partial void LogTwin(string server);
}
