using Kashf.Models.Catalogue;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kashf.Models.Sessions;

/// <summary>One session per model, opened on first use and let go when it has long been idle; and turns, so that no more runs go on than help.</summary>
internal sealed partial class SessionPool : IDisposable
{
    private readonly Dictionary<string, PooledSession> sessions = [];
    private readonly Lock access = new();
    private readonly SemaphoreSlim turns;
    private readonly ModelFolders folders;
    private readonly ModelOptions options;
    private readonly ModelMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger<SessionPool> log;
    private readonly ITimer idleTimer;

    public SessionPool(
        ModelFolders folders, IOptions<ModelOptions> options, ModelMetrics metrics, TimeProvider time, ILogger<SessionPool> log)
    {
        this.folders = folders;
        this.options = options.Value;
        this.metrics = metrics;
        this.time = time;
        this.log = log;
        turns = new(this.options.Turns, this.options.Turns);
        var period = Idle / 2;
        idleTimer = time.CreateTimer(_ => LetIdleGo(), null, period, period);
    }

    private TimeSpan Idle => TimeSpan.FromMinutes(options.IdleMinutes);

    /// <summary>Waits for a turn; dispose of it to pass it on. Whoever holds one asks for no other.</summary>
    public async Task<Turn> TakeTurnAsync(CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        return new(turns);
    }

    /// <summary>Opens the model if it is not open, on the calling thread, and keeps it open until the lease is disposed of.</summary>
    /// <exception cref="ModelUnavailableException">The model is not installed, or can't be opened.</exception>
    public SessionLease Lease(string id, ModelRole role)
    {
        PooledSession pooled;
        lock (access)
        {
            if (!sessions.TryGetValue(id, out pooled!))
                sessions[id] = pooled = new();
            pooled.Users++;
        }

        try
        {
            return new(this, pooled, pooled.GetOrOpen(() => Open(id, role)));
        }
        catch
        {
            Return(pooled);
            throw;
        }
    }

    public void Dispose()
    {
        idleTimer.Dispose();
        lock (access)
        {
            // A session that is running is left to the end of the process: closing it would pull memory from under the run.
            foreach (var pooled in sessions.Values.Where(pooled => pooled.Users == 0))
                pooled.Close();
            sessions.Clear();
        }

        turns.Dispose();
    }

    internal void Return(PooledSession pooled)
    {
        lock (access)
        {
            pooled.Users--;
            pooled.LastUsed = time.GetTimestamp();
        }
    }

    internal void Record(string modelId, long started) => metrics.Ran(modelId, time.GetElapsedTime(started));

    internal long Now => time.GetTimestamp();

    private ModelSession Open(string id, ModelRole role)
    {
        var started = time.GetTimestamp();
        var session = ModelSession.Open(folders.Find(id, role), options.ThreadsPerRun);
        metrics.Opened();
        Opened(log, id, time.GetElapsedTime(started).TotalMilliseconds);
        return session;
    }

    private void LetIdleGo()
    {
        lock (access)
        {
            foreach (var (id, pooled) in sessions.Where(entry => entry.Value.Users == 0 && time.GetElapsedTime(entry.Value.LastUsed) >= Idle).ToList())
            {
                sessions.Remove(id);
                if (!pooled.Close())
                    continue;
                metrics.Closed();
                Closed(log, id, options.IdleMinutes);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Opened the model {Model} in {Milliseconds:F0} ms")]
    private static partial void Opened(ILogger log, string model, double milliseconds);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Unloaded the model {Model}, idle for {Minutes} minutes")]
    private static partial void Closed(ILogger log, string model, double minutes);
}
