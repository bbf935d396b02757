using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Local.Database;

/// <summary>
/// The file <c>kashf.db</c>: any number of readers beside one writer (SQLite's write-ahead log). What a write returns is
/// on the disk.
/// </summary>
internal sealed class LocalDatabase : IDisposable
{
    private static readonly int IdleReaders = 2 * Environment.ProcessorCount;

    private readonly string path;
    private readonly Writer writer;
    private readonly ConcurrentBag<LocalConnection> readers = [];

    public LocalDatabase(IOptions<LocalStorageOptions> options, TimeProvider time)
    {
        path = options.Value.DatabasePath;
        writer = new Writer(OpenWriter(path), time);
    }

    public void Dispose()
    {
        foreach (var reader in readers)
        {
            reader.Dispose();
        }

        writer.Dispose();
    }

    /// <summary>Runs <paramref name="work"/> in a transaction of the one writer, and returns once that is on the disk.</summary>
    /// <remarks>The work is done whole or not at all; once begun it is not cancelled.</remarks>
    public Task<T> WriteAsync<T>(Func<LocalConnection, T> work, CancellationToken cancellation) =>
        writer.WriteAsync(work, cancellation);

    /// <summary>Runs <paramref name="read"/> on one snapshot, at once and on this thread: SQLite has no other way.</summary>
    public Task<T> ReadAsync<T>(Func<LocalConnection, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var connection = readers.TryTake(out var idle) ? idle : OpenReader();
        try
        {
            connection.Execute("BEGIN");
            return Task.FromResult(read(connection));
        }
        finally
        {
            Return(connection);
        }
    }

    private void Return(LocalConnection connection)
    {
        if (connection.InTransaction)
        {
            connection.Execute("COMMIT");
        }

        if (readers.Count < IdleReaders)
        {
            readers.Add(connection);
        }
        else
        {
            connection.Dispose();
        }
    }

    private LocalConnection OpenReader() => new(path, "PRAGMA query_only = ON", "PRAGMA cache_size = -8000");

    private static LocalConnection OpenWriter(string path)
    {
        var connection = new LocalConnection(
            path,
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
            "PRAGMA cache_size = -64000",
            "PRAGMA wal_autocheckpoint = 16000",
            "PRAGMA journal_size_limit = 134217728");
        try
        {
            Schema.Migrate(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
