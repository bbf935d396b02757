using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Durable.Journal;

/// <summary>The only writer. Whatever waits while a transaction is written goes into the next one, so that the cost of
/// reaching the disk is shared; what a change leads to happens after it is on the disk, in the order of the changes.</summary>
internal sealed partial class JournalWriter(JournalConnections connections, TimeProvider time, ILogger<JournalWriter> logger) : IDisposable
{
    private const int MaxBatch = 4096;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly Channel<IWriteOperation> queue = Channel.CreateUnbounded<IWriteOperation>(new() { SingleReader = true });
    private readonly CancellationTokenSource abandon = new();
    private Task loop = Task.CompletedTask;

    public void Start()
    {
        var connection = connections.OpenWriter();
        loop = Task.Run(() => RunAsync(connection));
    }

    /// <summary>Queues a change. The change may be applied more than once, so it must touch nothing but the tables.</summary>
    /// <param name="apply">Makes the change.</param>
    /// <param name="committed">Told of the result once it is on the disk, before the next change is.</param>
    public Task<T> WriteAsync<T>(Func<JournalTables, T> apply, Action<T>? committed = null)
    {
        var operation = new WriteOperation<T>(apply, committed);
        if (!queue.Writer.TryWrite(operation))
        {
            operation.Failed(new ObjectDisposedException(nameof(JournalWriter), "The durable engine has stopped."));
        }

        return operation.Completion;
    }

    /// <summary>Writes what is queued and ends; gives up on a failing disk when cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        queue.Writer.TryComplete();
        await using var registration = cancellation.Register(abandon.Cancel);
        await loop;
    }

    public void Dispose() => abandon.Dispose();

    private async Task RunAsync(SqliteConnection connection)
    {
        using var owned = connection;
        using var transaction = new JournalTransaction(connection);
        var batch = new List<IWriteOperation>();
        while (await queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && queue.Reader.TryRead(out var operation))
            {
                batch.Add(operation);
            }

            await WriteBatchAsync(transaction, batch);
            batch.Clear();
        }
    }

    private async Task WriteBatchAsync(JournalTransaction transaction, List<IWriteOperation> batch)
    {
        if (await TryCommitAsync(transaction, batch) is not { } failure)
        {
            batch.ForEach(operation => operation.Committed());
        }
        else if (batch is [var operation])
        {
            LogOperationFailure(failure);
            operation.Failed(failure);
        }
        else
        {
            // One change of the batch is at fault; the others must not suffer for it.
            foreach (var single in batch)
            {
                await WriteBatchAsync(transaction, [single]);
            }
        }
    }

    private async Task<Exception?> TryCommitAsync(JournalTransaction transaction, List<IWriteOperation> batch)
    {
        while (true)
        {
            try
            {
                transaction.Commit(batch);
                return null;
            }
            catch (SqliteException failure) when (IsOfTheDisk(failure) && !abandon.IsCancellationRequested)
            {
                LogDiskFailure(failure, RetryInterval);
                await Task.Delay(RetryInterval, time, abandon.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failure) when (failure is SqliteException or InvalidOperationException)
            {
                return failure;
            }
        }
    }

    // SQLITE_BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN: the change is fine, the disk is not.
    private static bool IsOfTheDisk(SqliteException failure) => failure.SqliteErrorCode is 5 or 6 or 7 or 8 or 10 or 13 or 14;

    [LoggerMessage(2001, LogLevel.Error, "The durable journal cannot be written; trying again in {Interval}.")]
    private partial void LogDiskFailure(Exception failure, TimeSpan interval);

    [LoggerMessage(2002, LogLevel.Error, "A change of the durable journal failed.")]
    private partial void LogOperationFailure(Exception failure);
}
