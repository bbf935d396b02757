using Microsoft.Data.Sqlite;

namespace Kashf.Server.Durable.Journal;

/// <summary>An event that its orchestration has not taken into its journal.</summary>
internal sealed record WaitingEvent(long Id, string Name, string? Payload);

internal sealed class EventTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement insert = new(
        connection,
        "INSERT INTO events (instance, name, payload) VALUES (?1, ?2, ?3) RETURNING id");

    private readonly Statement restore = new(connection, "INSERT INTO events (id, instance, name, payload) VALUES (?1, ?2, ?3, ?4)");
    private readonly Statement take = new(connection, "DELETE FROM events WHERE id = ?1");
    private readonly Statement delete = new(connection, "DELETE FROM events WHERE instance = ?1");

    public WaitingEvent Insert(string instanceId, string name, string? payload) =>
        new((long)insert.ExecuteScalar(instanceId, name, payload)!, name, payload);

    /// <summary>Puts an event back at its old place in the order.</summary>
    public void Restore(string instanceId, WaitingEvent waiting) =>
        restore.Execute(waiting.Id, instanceId, waiting.Name, waiting.Payload);

    /// <returns>False when it was taken before.</returns>
    public bool Take(long id) => take.Execute(id) > 0;

    public void Delete(string instanceId) => delete.Execute(instanceId);

    public void Dispose()
    {
        insert.Dispose();
        restore.Dispose();
        take.Dispose();
        delete.Dispose();
    }
}
