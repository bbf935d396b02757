using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Kashf.Storage.Local.Database;

/// <summary>
/// The process's one writer, on a thread of its own. Requests that wait together share a transaction and its flush to
/// disk; one that fails undoes only itself.
/// </summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Every error goes to the caller that awaits it.")]
internal sealed class Writer : IDisposable
{
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(20);

    private readonly LocalConnection connection;
    private readonly TimeProvider time;
    private readonly BlockingCollection<WriteRequest> queue = [];
    private readonly List<WriteRequest> group = [];
    private readonly Thread thread;

    public Writer(LocalConnection connection, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
        thread = new Thread(Work) { IsBackground = true, Name = "kashf.db writer" };
        thread.Start();
    }

    public Task<T> WriteAsync<T>(Func<LocalConnection, T> work, CancellationToken cancellation)
    {
        var request = new WriteRequest<T>(work, cancellation);
        try
        {
            queue.Add(request, cancellation);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(Writer));
        }

        return request.Task;
    }

    /// <summary>Finishes what was asked for already.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        connection.Dispose();
    }

    private void Work()
    {
        foreach (var request in queue.GetConsumingEnumerable())
        {
            CommitWith(request);
        }
    }

    private void CommitWith(WriteRequest first)
    {
        group.Clear();
        var started = time.GetTimestamp();
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
            RunFirst(first);
            while (time.GetElapsedTime(started) < LongestGroup && queue.TryTake(out var request))
            {
                Run(request);
            }

            connection.Execute("COMMIT");
            group.ForEach(done => done.Complete());
        }
        catch (Exception error)
        {
            RollBack();
            first.Fail(error);
            group.ForEach(undone => undone.Fail(error));
        }
    }

    // Without a savepoint, which would keep a copy of every page that a large request changes: while it is alone, the
    // transaction itself can be undone.
    private void RunFirst(WriteRequest first)
    {
        if (!first.IsCanceled)
        {
            group.Add(first);
            first.Run(connection);
        }
    }

    private void Run(WriteRequest request)
    {
        if (request.IsCanceled)
        {
            return;
        }

        group.Add(request);
        connection.Execute("SAVEPOINT request");
        try
        {
            request.Run(connection);
            connection.Execute("RELEASE request");
        }
        catch (Exception error) when (connection.InTransaction)
        {
            connection.Execute("ROLLBACK TO request");
            connection.Execute("RELEASE request");
            group.RemoveAt(group.Count - 1);
            request.Fail(error);
        }
    }

    private void RollBack()
    {
        if (connection.InTransaction)
        {
            connection.Execute("ROLLBACK");
        }
    }
}
