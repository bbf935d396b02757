using Microsoft.Data.Sqlite;

namespace Kashf.Server.Durable.Journal;

/// <summary>The journals of executions, only ever appended to until they are deleted whole.</summary>
internal sealed class EntryTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement append = new(
        connection,
        """
        INSERT INTO journal (execution, sequence, kind, task, name, value, failure, recorded_at)
        SELECT ?1, coalesce((SELECT max(sequence) FROM journal WHERE execution = ?1), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7
        WHERE EXISTS (SELECT 1 FROM instances WHERE instance = ?8 AND execution = ?1 AND status IN (0, 6, 7))
        RETURNING sequence
        """);

    private readonly Statement delete = new(connection, "DELETE FROM journal WHERE execution = ?1");

    /// <returns>The entry as recorded; null when the execution has ended, so that nothing was.</returns>
    public JournalEntry? Append(InstanceState state, JournalEntry entry, DateTime at)
    {
        var failure = StoredValues.ToJson(entry.Failure);
        var sequence = append.ExecuteScalar(
            state.Execution, (long)entry.Kind, entry.Task, entry.Name, entry.Value, failure, at.Ticks, state.InstanceId);
        return sequence is long recorded ? entry with { Sequence = recorded, RecordedAt = at } : null;
    }

    public void Delete(long execution) => delete.Execute(execution);

    public void Dispose()
    {
        append.Dispose();
        delete.Dispose();
    }
}
