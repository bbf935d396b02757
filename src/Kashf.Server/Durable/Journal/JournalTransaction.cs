using Microsoft.Data.Sqlite;

namespace Kashf.Server.Durable.Journal;

/// <summary>Applies changes to the tables, all or none.</summary>
internal sealed class JournalTransaction(SqliteConnection connection) : IDisposable
{
    private readonly JournalTables tables = new(connection);
    private readonly Statement begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement commit = new(connection, "COMMIT");
    private readonly Statement rollback = new(connection, "ROLLBACK");

    public void Commit(List<IWriteOperation> operations)
    {
        begin.Execute();
        try
        {
            foreach (var operation in operations)
            {
                operation.Apply(tables);
            }

            commit.Execute();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        tables.Dispose();
        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
    }

    private void Rollback()
    {
        try
        {
            rollback.Execute();
        }
        catch (SqliteException)
        {
            // Some failures have rolled back already, and then there is no transaction to end.
        }
    }
}
