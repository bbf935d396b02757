namespace Kashf.Models.Tests;

/// <summary>A clock that stands until it is moved; timers fire then.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> timers = [];
    private TimeSpan now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state));
        timers.Add(timer);
        return timer;
    }

    /// <summary>Moves the clock and lets every timer fire once.</summary>
    public void Advance(TimeSpan by)
    {
        now += by;
        foreach (var timer in timers)
            timer.Fire();
    }

    private sealed class ManualTimer(Action fire) : ITimer
    {
        private bool isDisposed;

        public void Fire()
        {
            if (!isDisposed)
                fire();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
