namespace Kashf.Storage.Local.Database;

/// <summary>Work for the writer, and what its caller awaits.</summary>
internal abstract class WriteRequest
{
    public abstract bool IsCanceled { get; }

    public abstract void Run(LocalConnection connection);

    /// <summary>The work is durable: its result may be told.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception error);
}

internal sealed class WriteRequest<T>(Func<LocalConnection, T> work, CancellationToken cancellation) : WriteRequest
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Task => completion.Task;

    public override bool IsCanceled => cancellation.IsCancellationRequested && completion.TrySetCanceled(cancellation);

    public override void Run(LocalConnection connection) => result = work(connection);

    public override void Complete() => completion.TrySetResult(result!);

    public override void Fail(Exception error) => completion.TrySetException(error);
}
