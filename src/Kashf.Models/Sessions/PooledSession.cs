namespace Kashf.Models.Sessions;

/// <summary>A model's place in the pool, with or without its session.</summary>
internal sealed class PooledSession
{
    private readonly Lock opening = new();
    private ModelSession? session;

    /// <summary>Leases that are out; the pool's lock guards it.</summary>
    public int Users { get; set; }

    /// <summary>A timestamp; the pool's lock guards it.</summary>
    public long LastUsed { get; set; }

    /// <summary>Where opening fails, the next who asks tries again.</summary>
    public ModelSession GetOrOpen(Func<ModelSession> open)
    {
        lock (opening)
            return session ??= open();
    }

    /// <returns>Whether there was a session.</returns>
    public bool Close()
    {
        lock (opening)
        {
            var closed = session;
            session = null;
            closed?.Dispose();
            return closed is not null;
        }
    }
}
