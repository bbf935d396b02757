using Kashf.Server.Functions;
using Kashf.Server.Hosting.Timers;
using Kashf.Server.Tests.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kashf.Server.Tests.Hosting.Timers;

public sealed class TimerFunctionsTests : IAsyncDisposable
{
    private readonly ManualTime time = new();
    private readonly Runs runs = new();
    private readonly ServiceProvider services;
    private TimerFunctions? timers;

    public TimerFunctionsTests() => services = new ServiceCollection().AddSingleton(runs).AddSingleton<TimeProvider>(time).BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        if (timers is not null)
        {
            await timers.StopAsync(CancellationToken.None);
            timers.Dispose();
        }

        await services.DisposeAsync();
    }

    [Fact]
    public async Task Run_EveryTenMinutes_OncePerOccurrence()
    {
        // Not on a whole millisecond: a delay, rounded down, would end before the occurrence.
        time.Advance(TimeSpan.FromTicks(4_321));
        await StartAsync(typeof(EveryTenMinutes));

        foreach (var expected in Enumerable.Range(1, 3))
        {
            await AdvanceAsync(TimeSpan.FromMinutes(10));
            await Patience.UntilAsync(() => runs.At.Count == expected);
        }

        Assert.Equal([10, 20, 30], runs.At.Select(at => at.Minute));
        Assert.All(runs.At, at => Assert.Equal(0, at.Second));
    }

    [Fact]
    public async Task Run_OnceAYear_WaitsLongerThanADelayCan()
    {
        await StartAsync(typeof(OnceAYear));

        for (var day = 0; day < 365 && runs.At.IsEmpty; day++)
            await AdvanceAsync(TimeSpan.FromDays(1));

        await Patience.UntilAsync(() => runs.At.Count == 1);
        Assert.Equal((12, 31), (Assert.Single(runs.At).Month, Assert.Single(runs.At).Day));
    }

    [Fact]
    public async Task Run_OnStartup_RunsAtOnce()
    {
        await StartAsync(typeof(OnStartup));
        await Patience.UntilAsync(() => runs.At.Count == 1);
    }

    [Fact]
    public async Task Run_FunctionFails_RunsAgainAtItsNextTime()
    {
        await StartAsync(typeof(Fails));

        await AdvanceAsync(TimeSpan.FromMinutes(1));
        await Patience.UntilAsync(() => runs.At.Count == 1);
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        await Patience.UntilAsync(() => runs.At.Count == 2);

        Assert.False(timers!.ExecuteTask!.IsCompleted);
    }

    private async Task StartAsync(Type functions)
    {
        timers = new TimerFunctions(FunctionCatalog.FromTypes(functions), services, time, NullLogger<TimerFunctions>.Instance);
        await timers.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Moves the clock once the timer is armed; a moment more than the span, by which delays are rounded up.</summary>
    private async Task AdvanceAsync(TimeSpan span)
    {
        await Patience.UntilAsync(() => time.Due.Count == 1);
        time.Advance(span + TimeSpan.FromMilliseconds(2));
    }

    private sealed class Runs
    {
        public System.Collections.Concurrent.ConcurrentQueue<DateTimeOffset> At { get; } = new();
    }

    private sealed class EveryTenMinutes(Runs runs, TimeProvider time)
    {
        [Function("EveryTenMinutes")]
        public void Run([TimerTrigger("0 */10 * * * *")] TimerInfo timer) => runs.At.Enqueue(timer.IsPastDue ? default : time.GetUtcNow());
    }

    private sealed class OnceAYear(Runs runs, TimeProvider time)
    {
        [Function("OnceAYear")]
        public void Run([TimerTrigger("0 0 0 31 12 *")] TimerInfo timer) => runs.At.Enqueue(timer.IsPastDue ? default : time.GetUtcNow());
    }

    private sealed class OnStartup(Runs runs, TimeProvider time)
    {
        [Function("OnStartup")]
        public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => runs.At.Enqueue(timer.IsPastDue ? default : time.GetUtcNow());
    }

    private sealed class Fails(Runs runs, TimeProvider time)
    {
        [Function("Fails")]
        public Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
            runs.At.Enqueue(timer.IsPastDue ? default : time.GetUtcNow());
            // As an HTTP client does that waits too long.
            throw new TaskCanceledException();
        }
    }
}
