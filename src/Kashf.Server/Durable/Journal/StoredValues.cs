using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Journal;

/// <summary>How times and failures stand in the database, and how rows are read back.</summary>
internal static class StoredValues
{
    public const string InstanceColumns =
        """
        instance, execution, name, version, status, input, output, custom_status, failure, tags, created_at, updated_at,
        start_at, started_at, parent_instance, parent_name, parent_execution, parent_task, assignment
        """;

    public const string EntryColumns = "kind, task, name, value, failure, sequence, recorded_at";

    public static string? ToJson(TaskFailureDetails? failure) => failure is null ? null : JsonSerializer.Serialize(failure);

    public static InstanceState ReadInstance(SqliteDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetString(2))
    {
        Version = row.GetString(3),
        Status = (OrchestrationRuntimeStatus)row.GetInt32(4),
        Input = Text(row, 5),
        Output = Text(row, 6),
        CustomStatus = Text(row, 7),
        Failure = Failure(row, 8),
        Tags = Text(row, 9),
        CreatedAt = Time(row, 10)!.Value,
        UpdatedAt = Time(row, 11)!.Value,
        StartAt = Time(row, 12),
        StartedAt = Time(row, 13),
        Parent = row.IsDBNull(14) ? null : new(row.GetString(14), row.GetString(15), row.GetInt64(16), row.GetInt64(17)),
        Assignment = Text(row, 18),
    };

    public static JournalEntry ReadEntry(SqliteDataReader row) =>
        new((EntryKind)row.GetInt32(0), row.GetInt64(1), row.GetString(2), Text(row, 3), Failure(row, 4))
        {
            Sequence = row.GetInt64(5),
            RecordedAt = Time(row, 6)!.Value,
        };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static TaskFailureDetails? Failure(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : JsonSerializer.Deserialize<TaskFailureDetails>(row.GetString(column));

    private static DateTime? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTime(row.GetInt64(column), DateTimeKind.Utc);
}
