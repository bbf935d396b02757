using Microsoft.Data.Sqlite;

namespace Kashf.Server.Durable.Journal;

/// <summary>The tables as the one writer sees them, within its transaction.</summary>
internal sealed class JournalTables(SqliteConnection connection) : IDisposable
{
    public InstanceTable Instances { get; } = new(connection);

    public EntryTable Entries { get; } = new(connection);

    public EventTable Events { get; } = new(connection);

    /// <summary>Removes everything of an instance.</summary>
    public void Remove(InstanceState state)
    {
        Entries.Delete(state.Execution);
        Events.Delete(state.InstanceId);
        Instances.Delete(state.InstanceId);
    }

    public void Dispose()
    {
        Instances.Dispose();
        Entries.Dispose();
        Events.Dispose();
    }
}
