using Kashf.Storage.Local.Files;
using Kashf.Storage.Local.Models;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kashf.Storage.Local.Deletion;

/// <summary>Clears what a crash left, finishes deletions that were under way, and then those that come.</summary>
internal sealed partial class PurgeService(Purge purge, PurgeSignal signal, ModelFiles models, LocalFiles files, TimeProvider time, ILogger<PurgeService> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                models.DeleteTemporary();
                files.DeleteTemporary();
                await purge.AllAsync(stoppingToken);
                await signal.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
            {
                LogFailed(e);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Removing deleted data failed; it will be tried again.")]
    private partial void LogFailed(Exception error);
}
