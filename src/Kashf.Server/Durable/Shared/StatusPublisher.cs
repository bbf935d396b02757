using System.Threading.Channels;
using Kashf.Core.Storage;
using Kashf.Server.Durable.Client;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Orchestrations;
using Kashf.Storage.Azure.Instances;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Durable.Shared;

/// <summary>
/// Tells the directory how this server's instances stand, as the journal has it, whenever they change. Begins before the
/// engine and ends after it, so that what a stopping engine completes is told too.
/// </summary>
internal sealed partial class StatusPublisher(
    InstanceSignals signals,
    JournalReader reader,
    InstanceCommands commands,
    InstanceDirectory directory,
    ServerIdentity server,
    TimeProvider time,
    ILogger<StatusPublisher> logger) : IHostedLifecycleService, IDisposable
{
    private const int Lanes = 4;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(500);

    // An instance keeps to one lane, so that what is told of it keeps its order.
    private readonly Channel<string>[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateUnbounded<string>(new() { SingleReader = true }))];
    private readonly CancellationTokenSource abandon = new();
    private Task work = Task.CompletedTask;

    public void Enqueue(string instanceId) =>
        lanes[(uint)StringComparer.Ordinal.GetHashCode(instanceId) % Lanes].Writer.TryWrite(instanceId);

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        signals.Observer = Enqueue;
        work = Task.WhenAll(lanes.Select(lane => Task.Run(() => WorkAsync(lane.Reader), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        Array.ForEach(lanes, lane => lane.Writer.TryComplete());
        await using var registration = cancellationToken.Register(abandon.Cancel);
        await work;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        // Registered under two types, it is disposed of twice.
        if (!abandon.IsCancellationRequested)
        {
            abandon.Cancel();
        }

        abandon.Dispose();
    }

    private async Task WorkAsync(ChannelReader<string> lane)
    {
        await foreach (var instanceId in lane.ReadAllAsync())
        {
            while (!abandon.IsCancellationRequested && !await TryPublishAsync(instanceId))
            {
                await Task.Delay(RetryInterval, time, abandon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>False when it is worth to try again.</returns>
    private async Task<bool> TryPublishAsync(string instanceId)
    {
        try
        {
            // Pending without a word is what the directory says from the beginning.
            if (reader.Find(instanceId) is { Assignment: { } assignment } state
                && state is not { Status: OrchestrationRuntimeStatus.Pending, CustomStatus: null }
                && !await TryTellAsync(state.ToShared(server)))
            {
                LogLost(instanceId);
                await commands.DropAsync(instanceId, assignment);
            }

            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
        catch (Exception failure)
        {
            // Compared again with the journal at the next look at the directory.
            LogFailed(failure, instanceId);
            return true;
        }
    }

    /// <returns>False where it is another server's by now.</returns>
    private async Task<bool> TryTellAsync(SharedInstance instance)
    {
        try
        {
            return await directory.TryPublishAsync(instance, abandon.Token);
        }
        catch (RecordTooLargeException)
        {
            // Nobody is to wait for an end that cannot be told.
            LogTooLarge(instance.InstanceId);
            return await directory.TryPublishAsync(instance.WithoutResult(), abandon.Token);
        }
    }

    [LoggerMessage(2051, LogLevel.Warning, "Orchestration '{InstanceId}' is another server's now; it is stopped here.")]
    private partial void LogLost(string instanceId);

    [LoggerMessage(2052, LogLevel.Error, "The state of orchestration '{InstanceId}' could not be told to the other servers.")]
    private partial void LogFailed(Exception failure, string instanceId);

    [LoggerMessage(2053, LogLevel.Error, "What orchestration '{InstanceId}' tells is larger than the other servers can be told; it is told without.")]
    private partial void LogTooLarge(string instanceId);
}
