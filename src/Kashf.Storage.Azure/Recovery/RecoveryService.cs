using Kashf.Storage.Azure.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure.Recovery;

/// <summary>Looks for abandoned work as long as the process lives.</summary>
internal sealed partial class RecoveryService(
    AbandonedWork work, IOptions<RecoveryOptions> options, TimeProvider time, ILogger<RecoveryService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.IntervalSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await work.FinishAsync(stoppingToken) is > 0 and var finished)
                    LogFinished(finished);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The next round tries again.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(EventId = 700, Level = LogLevel.Information, Message = "Worked on {Operations} abandoned operations.")]
    private partial void LogFinished(int operations);

    [LoggerMessage(EventId = 701, Level = LogLevel.Warning, Message = "Abandoned operations could not be finished; the next round tries again.")]
    private partial void LogFailed(Exception exception);
}
