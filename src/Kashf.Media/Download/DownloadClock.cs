using Kashf.Core.Results;

namespace Kashf.Media.Download;

/// <summary>Ends a download that takes too long, or that brings too little in a while.</summary>
internal sealed class DownloadClock : IDisposable
{
    private readonly TimeProvider time;
    private readonly long started;
    private readonly TimeSpan limit;
    private readonly TimeSpan window;
    private readonly int windowBytes;
    private readonly CancellationTokenSource total;
    private readonly CancellationTokenSource progress;
    private readonly CancellationTokenSource any;
    private int received;

    public DownloadClock(TimeSpan limit, DownloadOptions options, TimeProvider time, CancellationToken cancellation)
    {
        Caller = cancellation;
        (this.time, started) = (time, time.GetTimestamp());
        this.limit = limit;
        window = TimeSpan.FromSeconds(options.ProgressSeconds);
        windowBytes = options.ProgressBytes;
        total = new CancellationTokenSource(limit, time);
        progress = new CancellationTokenSource(window, time);
        any = CancellationTokenSource.CreateLinkedTokenSource(total.Token, progress.Token, cancellation);
    }

    /// <summary>The caller's own token.</summary>
    public CancellationToken Caller { get; }

    /// <summary>Cancelled by the caller, or by any of the limits.</summary>
    public CancellationToken Token => any.Token;

    /// <summary>Begins a new window once the current one has brought enough.</summary>
    public void Count(int bytes)
    {
        received += bytes;
        if (received < windowBytes)
            return;
        received = 0;
        progress.CancelAfter(window);
    }

    /// <summary>Stands still while the caller works; begins a new window afterwards. At most once.</summary>
    public async Task PauseAsync(Func<CancellationToken, Task> work)
    {
        var left = limit - time.GetElapsedTime(started);
        total.CancelAfter(Timeout.InfiniteTimeSpan);
        progress.CancelAfter(Timeout.InfiniteTimeSpan);
        await work(Caller);
        total.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        progress.CancelAfter(window);
    }

    /// <returns>Which time ran out; null where none did.</returns>
    public Error? Expired(Uri url)
    {
        if (total.IsCancellationRequested)
            return DownloadErrors.TooLong(url, limit);
        return progress.IsCancellationRequested ? DownloadErrors.TooSlow(url, windowBytes, window) : null;
    }

    public void Dispose()
    {
        any.Dispose();
        progress.Dispose();
        total.Dispose();
    }
}
