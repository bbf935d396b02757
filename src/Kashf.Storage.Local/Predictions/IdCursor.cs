using Kashf.Storage.Local.Database;

namespace Kashf.Storage.Local.Predictions;

/// <summary>Follows rows in the order of their first column, an id, beside another that goes the same way.</summary>
internal sealed class IdCursor : IDisposable
{
    private readonly Statement rows;
    private long current;

    public IdCursor(Statement rows, params ReadOnlySpan<SqlValue> values)
    {
        this.rows = rows;
        rows.Bind(values);
        Next();
    }

    public Statement Row => rows;

    /// <returns>Whether there is a row with this id, which is never less than the one before.</returns>
    public bool MoveTo(long id)
    {
        while (current < id)
        {
            Next();
        }

        return current == id;
    }

    public void Dispose() => rows.Reset();

    private void Next() => current = rows.Step() ? rows.Integer(0) : long.MaxValue;
}
