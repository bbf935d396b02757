namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Fires once at a time of the clock, however far off; a clock set forward or back is noticed within a day.</summary>
internal sealed class DurableTimer : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly TimeProvider time;
    private readonly DateTime fireAt;
    private readonly Action fire;
    private readonly ITimer timer;

    public DurableTimer(TimeProvider time, DateTime fireAt, Action fire)
    {
        this.time = time;
        this.fireAt = fireAt;
        this.fire = fire;
        timer = time.CreateTimer(_ => Elapse(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm();
    }

    public void Dispose() => timer.Dispose();

    private void Arm()
    {
        var remaining = fireAt - time.GetUtcNow().UtcDateTime;
        // Timers may run a little early by the wall clock; a millisecond more spares a second round.
        var due = remaining <= TimeSpan.Zero ? TimeSpan.Zero : remaining + TimeSpan.FromMilliseconds(1);
        timer.Change(due < Longest ? due : Longest, Timeout.InfiniteTimeSpan);
    }

    private void Elapse()
    {
        if (time.GetUtcNow().UtcDateTime >= fireAt)
        {
            fire();
        }
        else
        {
            Arm();
        }
    }
}
