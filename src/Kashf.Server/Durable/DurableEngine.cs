using Kashf.Server.Durable.Activities;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Orchestrations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Durable;

/// <summary>Starts the parts of the engine in order, goes on with what a stop or a crash interrupted, and stops them in turn.</summary>
internal sealed partial class DurableEngine(
    JournalLock processLock,
    JournalConnections connections,
    JournalWriter writer,
    JournalReader reader,
    ActivityPool activities,
    OrchestrationSessions sessions,
    ILogger<DurableEngine> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        processLock.Take();
        writer.Start();
        activities.Start();
        sessions.Start();
        var interrupted = reader.Resumable();
        interrupted.ForEach(sessions.Activate);
        if (interrupted.Count > 0)
        {
            LogResumed(interrupted.Count);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await activities.StopAsync();
        await sessions.StopAsync();
        await writer.StopAsync(cancellationToken);
        connections.CloseReaders();
    }

    [LoggerMessage(2041, LogLevel.Information, "Resuming {Count} unfinished orchestrations.")]
    private partial void LogResumed(int count);
}
