using System.Diagnostics;
using Kashf.Bench.Storage;
using Microsoft.Data.Sqlite;

namespace Kashf.Bench.Datasets;

/// <summary>The peer: contents in one table and SQLite's own full-text index over them, as durable as ours.</summary>
internal static class PlainSearch
{
    private const int RowsPerTransaction = 10_000;

    public static async Task<PeerFigures> RunAsync(GeneratedTexts texts, int items, IReadOnlyList<string> queries, CancellationToken cancellation)
    {
        var directory = Directory.CreateTempSubdirectory("kashf-bench");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(directory.FullName, "plain.db")};Pooling=False");
            await connection.OpenAsync(cancellation);
            await ExecuteAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE VIRTUAL TABLE texts USING fts5 (content)", cancellation);
            return new PeerFigures(await InsertAsync(connection, texts, items, cancellation), await SearchAsync(connection, queries, cancellation));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<double> InsertAsync(SqliteConnection connection, GeneratedTexts texts, int items, CancellationToken cancellation)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO texts (content) VALUES ($content)";
        var content = insert.Parameters.Add("$content", SqliteType.Text);
        var seconds = 0.0;
        foreach (var rows in Enumerable.Range(0, items).Chunk(RowsPerTransaction))
        {
            var prepared = Array.ConvertAll(rows, row => texts.Of(row).Text);
            var started = Stopwatch.GetTimestamp();
            await using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            foreach (var text in prepared)
            {
                content.Value = text;
                await insert.ExecuteNonQueryAsync(cancellation);
            }

            await transaction.CommitAsync(cancellation);
            seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        return items / seconds;
    }

    /// <summary>The first page by BM25, and how many there are: what our answer holds.</summary>
    private static async Task<Latencies> SearchAsync(SqliteConnection connection, IReadOnlyList<string> queries, CancellationToken cancellation)
    {
        using var page = Command(connection, "SELECT content FROM texts WHERE texts MATCH $query ORDER BY rank LIMIT 50");
        using var count = Command(connection, "SELECT count(*) FROM texts WHERE texts MATCH $query");
        var times = new List<double>();
        foreach (var query in queries)
        {
            var started = Stopwatch.GetTimestamp();
            // Its own syntax would take some signs for operators.
            var words = query.StartsWith('"') ? query : string.Join(' ', query.Split(' ').Select(word => $"\"{word}\""));
            page.Parameters["$query"].Value = words;
            count.Parameters["$query"].Value = words;
            await using (var reader = await page.ExecuteReaderAsync(cancellation))
            {
                while (await reader.ReadAsync(cancellation))
                    _ = reader.GetString(0);
            }

            await count.ExecuteScalarAsync(cancellation);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return new Latencies(times[times.Count / 2], times[(int)(times.Count * 0.95)], times[^1]);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$query", SqliteType.Text);
        return command;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
