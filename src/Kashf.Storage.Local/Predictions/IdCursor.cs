using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Predictions;

/// <summary>Follows rows in the order of their first column, an id, beside another that goes the same way.</summary>
internal sealed class IdCursor : IDisposable
{
    private readonly Statement rows;

    public IdCursor(Statement rows, params ReadOnlySpan<SqlValue> values)
    {
        this.rows = rows;
        rows.Bind(values);
        Next();
    }

    public Statement Row => rows;

    /// <summary>The row's id; the greatest number after the last row.</summary>
    public long Current { get; private set; }

    /// <returns>Whether there is a row with this id, which is never less than the one before.</returns>
    public bool MoveTo(long id)
    {
        while (Current < id)
        {
            Next();
        }

        return Current == id;
    }

    public void Dispose() => rows.Reset();

    /// <summary>Goes on to the next row, where an id has several.</summary>
    public void Next() => Current = rows.Step() ? rows.Integer(0) : long.MaxValue;
}
