using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Kashf.Bench.Durable;

/// <summary>What the disk and SQLite allow by themselves, with the engine's settings and rows of its size.</summary>
internal sealed class RawDisk(string directory)
{
    /// <returns>Transactions a second, each of one row and each on the disk when it returns.</returns>
    public double CommitsPerSecond(int count) => Measure(count, rowsPerCommit: 1);

    /// <returns>Rows a second in transactions of many rows.</returns>
    public double BatchedRowsPerSecond(int count) => Measure(count, rowsPerCommit: 4096);

    private double Measure(int rows, int rowsPerCommit)
    {
        var path = Path.Combine(directory, $"raw-{rowsPerCommit}-{Guid.NewGuid():N}.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Execute(connection, "CREATE TABLE journal (execution INTEGER, sequence INTEGER, name TEXT, value TEXT, PRIMARY KEY (execution, sequence)) WITHOUT ROWID");
        GrowLog(connection);
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO journal VALUES (1, $sequence, 'Step', '12345')";
        var sequence = insert.Parameters.Add("$sequence", SqliteType.Integer);
        using var begin = Prepare(connection, "BEGIN IMMEDIATE");
        using var commit = Prepare(connection, "COMMIT");
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < rows; i++)
        {
            if (i % rowsPerCommit == 0)
            {
                begin.ExecuteNonQuery();
            }

            sequence.Value = i;
            insert.ExecuteNonQuery();
            if (i % rowsPerCommit == rowsPerCommit - 1 || i == rows - 1)
            {
                commit.ExecuteNonQuery();
            }
        }

        return rows / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A log that has its size already is written without the cost of growing it, as the log of a running engine is.</summary>
    private static void GrowLog(SqliteConnection connection)
    {
        Execute(connection, "WITH RECURSIVE n(i) AS (SELECT -1 UNION ALL SELECT i - 1 FROM n WHERE i > -50000) INSERT INTO journal SELECT 1, i, 'Step', hex(randomblob(100)) FROM n");
        Execute(connection, "DELETE FROM journal");
        Execute(connection, "PRAGMA wal_checkpoint(RESTART)");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Prepare(connection, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql) => new(sql, connection);
}
