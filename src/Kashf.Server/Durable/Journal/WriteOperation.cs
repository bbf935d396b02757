namespace Kashf.Server.Durable.Journal;

/// <summary>A change to the journal, waiting for the writer.</summary>
internal interface IWriteOperation
{
    /// <summary>Makes the change within a transaction that may be rolled back and tried again.</summary>
    void Apply(JournalTables tables);

    /// <summary>The change is on the disk.</summary>
    void Committed();

    void Failed(Exception failure);
}

internal sealed class WriteOperation<T>(Func<JournalTables, T> apply, Action<T>? committed) : IWriteOperation
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Completion => completion.Task;

    public void Apply(JournalTables tables) => result = apply(tables);

    public void Committed()
    {
        committed?.Invoke(result);
        completion.TrySetResult(result);
    }

    public void Failed(Exception failure) => completion.TrySetException(failure);
}
