using Microsoft.Data.Sqlite;

namespace Kashf.Server.Durable.Journal;

/// <summary>The tables of the durable database, and the steps from one version of them to the next.</summary>
internal static class JournalSchema
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE instances (
            instance TEXT NOT NULL UNIQUE,
            execution INTEGER NOT NULL,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            status INTEGER NOT NULL,
            input TEXT,
            output TEXT,
            custom_status TEXT,
            failure TEXT,
            tags TEXT,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            start_at INTEGER,
            started_at INTEGER,
            parent_instance TEXT,
            parent_name TEXT,
            parent_execution INTEGER,
            parent_task INTEGER
        );
        CREATE INDEX instances_by_creation ON instances (created_at, instance);
        CREATE INDEX instances_by_parent ON instances (parent_instance) WHERE parent_instance IS NOT NULL;
        CREATE INDEX instances_unfinished ON instances (status) WHERE status IN (0, 6, 7);
        CREATE TABLE journal (
            execution INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            task INTEGER NOT NULL,
            name TEXT NOT NULL,
            value TEXT,
            failure TEXT,
            recorded_at INTEGER NOT NULL,
            PRIMARY KEY (execution, sequence)
        ) WITHOUT ROWID;
        CREATE TABLE events (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            instance TEXT NOT NULL,
            name TEXT NOT NULL,
            payload TEXT
        );
        CREATE INDEX events_by_instance ON events (instance, id);
        """,
        "ALTER TABLE instances ADD COLUMN assignment TEXT;",
    ];

    public static void Migrate(SqliteConnection connection)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "PRAGMA user_version";
        var version = Convert.ToInt32(read.ExecuteScalar(), null);
        if (version > Migrations.Length)
        {
            throw new InvalidDataException(
                $"The database {connection.DataSource} has version {version}, and this program knows versions up to {Migrations.Length}. "
                + "Run the newer program, or choose another data directory.");
        }

        for (; version < Migrations.Length; version++)
        {
            using var transaction = connection.BeginTransaction();
            using var step = connection.CreateCommand();
            step.Transaction = transaction;
            step.CommandText = $"{Migrations[version]} PRAGMA user_version = {version + 1};";
            step.ExecuteNonQuery();
            transaction.Commit();
        }
    }
}
