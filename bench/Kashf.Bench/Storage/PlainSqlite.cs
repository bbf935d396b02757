using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Kashf.Bench.Storage;

/// <summary>
/// The peer: contents and a flag in one table without uniqueness, counters or answers, by a prepared command of
/// Microsoft.Data.Sqlite, as durable as ours.
/// </summary>
internal sealed class PlainSqlite : IDisposable
{
    private readonly SqliteConnection connection;

    private PlainSqlite(SqliteConnection connection) => this.connection = connection;

    public static async Task<PlainSqlite> CreateAsync(string directory)
    {
        var path = Path.Combine(directory, $"{Guid.NewGuid():N}.db");
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE items (id INTEGER PRIMARY KEY, content TEXT NOT NULL, positive INTEGER NOT NULL);
            """;
        await command.ExecuteNonQueryAsync();
        return new PlainSqlite(connection);
    }

    public void Dispose() => connection.Dispose();

    /// <returns>Rows a second.</returns>
    public async Task<double> InsertAsync(int count, int batch)
    {
        var batches = Enumerable.Range(0, count).Select(Contents.Of).Chunk(batch).ToArray();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO items (content, positive) VALUES ($content, $positive)";
        var content = command.Parameters.Add("$content", SqliteType.Text);
        var positive = command.Parameters.Add("$positive", SqliteType.Integer);
        var started = Stopwatch.GetTimestamp();
        foreach (var contents in batches)
        {
            await using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            foreach (var text in contents)
            {
                content.Value = text;
                positive.Value = text.Length % 2;
                await command.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <returns>Rows a second.</returns>
    public async Task<double> ReadAsync(int expected)
    {
        var started = Stopwatch.GetTimestamp();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, content, positive FROM items ORDER BY id";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync())
        {
            rows += reader.GetInt64(0) > 0 && reader.GetString(1).Length > 0 && reader.GetInt64(2) >= 0 ? 1 : 0;
        }

        return rows == expected
            ? rows / Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"{rows} of {expected} rows came back.");
    }
}
