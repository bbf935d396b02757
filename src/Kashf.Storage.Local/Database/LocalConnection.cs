using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kashf.Storage.Local.Database;

/// <summary>A connection with the statements it has prepared. One thread at a time.</summary>
internal sealed class LocalConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    public LocalConnection(string path, params ReadOnlySpan<string> settings)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute("PRAGMA busy_timeout = 30000");
        foreach (var setting in settings)
        {
            Execute(setting);
        }
    }

    /// <summary>False where an error has made SQLite roll everything back.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    private sqlite3 Handle => connection.Handle!;

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements.Add(sql, statement = new Statement(Handle, sql));
        }

        return statement;
    }

    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<SqlValue> values) => Prepare(sql).Run(values);

    /// <summary>Runs several statements that take no parameters and return nothing.</summary>
    public void ExecuteScript(string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, sql), Handle);

    public List<T> All<T>(string sql, Func<Statement, T> read, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Prepare(sql);
        try
        {
            statement.Bind(values);
            var rows = new List<T>();
            while (statement.Step())
            {
                rows.Add(read(statement));
            }

            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }

    public T? First<T>(string sql, Func<Statement, T> read, params ReadOnlySpan<SqlValue> values)
        where T : class
    {
        var statement = Prepare(sql);
        try
        {
            statement.Bind(values);
            return statement.Step() ? read(statement) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    public long? Integer(string sql, params ReadOnlySpan<SqlValue> values)
    {
        var statement = Prepare(sql);
        try
        {
            statement.Bind(values);
            return statement.Step() ? statement.NullableInteger(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
