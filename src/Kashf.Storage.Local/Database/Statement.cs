using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kashf.Storage.Local.Database;

/// <summary>
/// A statement prepared once and run many times. Text goes in and out as bytes with their length, so that it may hold
/// anything, NUL included.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle));
    }

    public void Dispose() => handle.Dispose();

    public void Bind(params ReadOnlySpan<SqlValue> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(i + 1, in values[i]));
        }
    }

    /// <returns>Whether there is a row to read.</returns>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        return false;
    }

    /// <summary>Ends the run: until then it holds its snapshot of the database.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    /// <summary>Runs to the end.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(params ReadOnlySpan<SqlValue> values)
    {
        try
        {
            Bind(values);
            while (Step())
            {
            }

            return raw.sqlite3_changes(database);
        }
        finally
        {
            Reset();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public long? NullableInteger(int column) => IsNull(column) ? null : Integer(column);

    public bool Boolean(int column) => Integer(column) != 0;

    public double Real(int column) => raw.sqlite3_column_double(handle, column);

    public double? NullableReal(int column) => IsNull(column) ? null : Real(column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? NullableText(int column) => IsNull(column) ? null : Text(column);

    public DateTimeOffset Time(int column) => new(Integer(column), TimeSpan.Zero);

    public DateTimeOffset? NullableTime(int column) => IsNull(column) ? null : Time(column);

    public byte[] Blob(int column) => Bytes(column).ToArray();

    /// <summary>The bytes of a blob or a text, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    private int Bind(int index, in SqlValue value) => value.Type switch
    {
        SqlType.Integer => raw.sqlite3_bind_int64(handle, index, value.Integer),
        SqlType.Real => raw.sqlite3_bind_double(handle, index, BitConverter.Int64BitsToDouble(value.Integer)),
        // An empty span is a null pointer, and that would bind NULL.
        SqlType.Text when value.Bytes.IsEmpty => raw.sqlite3_bind_text(handle, index, ""),
        SqlType.Text => raw.sqlite3_bind_text(handle, index, value.Bytes.Span),
        SqlType.Blob when value.Bytes.IsEmpty => raw.sqlite3_bind_zeroblob(handle, index, 0),
        SqlType.Blob => raw.sqlite3_bind_blob(handle, index, value.Bytes.Span),
        _ => raw.sqlite3_bind_null(handle, index),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
