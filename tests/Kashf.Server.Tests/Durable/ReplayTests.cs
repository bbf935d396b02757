using System.Collections.Concurrent;
using Kashf.Server.Durable.Journal;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kashf.Server.Tests.Durable;

public sealed class ReplayTests
{
    [Fact]
    public async Task Resume_AfterRestart_RepeatsIdsAndTimesAndRunsNoActivityAgain()
    {
        var calls = new ConcurrentQueue<string>();
        await using var host = new DurableHost { Services = services => services.AddSingleton(calls) };
        await host.StartAsync(typeof(Observed));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Observe", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => host.Journal(id).Count(entry => entry.Kind == EntryKind.Activity) == 3);
        await host.StopAsync();
        var before = calls.ToList();
        await host.StartAsync(typeof(Observed));
        await host.Client.RaiseEventAsync(id, "finish", TestContext.Current.CancellationToken);
        var ended = await host.EndAsync(id);
        Assert.Equal(before, calls);
        Assert.Equal(before, ended.ReadOutputAs<List<string>>()!);
        Assert.Equal(3, before.Distinct().Count());
    }

    [Fact]
    public async Task IsReplaying_AndReplaySafeLoggers_TellHistoryFromNews()
    {
        var lines = new ConcurrentQueue<string>();
        await using var host = new DurableHost
        {
            Services = services => services
                .AddSingleton(new ConcurrentQueue<string>())
                .AddLogging(logging => logging.AddProvider(new ListProvider(lines))),
        };
        await host.StartAsync(typeof(Observed));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Logging", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => lines.Contains("second"));
        await host.StopAsync();
        await host.StartAsync(typeof(Observed));
        await host.Client.RaiseEventAsync(id, "finish", TestContext.Current.CancellationToken);
        Assert.Equal("True, False", (await host.EndAsync(id)).ReadOutputAs<string>());
        Assert.Equal(["first", "second", "third"], lines.Where(line => line is "first" or "second" or "third"));
    }

    [Fact]
    public async Task Stop_DuringAnActivity_RunsItAgainAndRecordsNoFailure()
    {
        var calls = new ConcurrentQueue<string>();
        await using var host = new DurableHost
        {
            Services = services => services.AddSingleton(calls),
            Configure = options => options.ShutdownGrace = TimeSpan.FromMilliseconds(100),
        };
        await host.StartAsync(typeof(Observed));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Hanging", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => calls.Count == 1);
        await host.StopAsync();
        Assert.Empty(host.Journal(id));
        await host.StartAsync(typeof(Observed));
        Assert.Equal("again", (await host.EndAsync(id)).ReadOutputAs<string>());
        Assert.Equal(2, calls.Count);
    }

    [Fact]
    public async Task Stop_ActivityFinishesInTime_ItsResultIsKept()
    {
        var calls = new ConcurrentQueue<string>();
        await using var host = new DurableHost { Services = services => services.AddSingleton(calls) };
        await host.StartAsync(typeof(Observed));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Brief", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => calls.Count == 1);
        await host.StopAsync();
        Assert.Single(host.Journal(id));
        await host.StartAsync(typeof(Observed));
        await host.EndAsync(id);
        Assert.Single(calls);
    }

    private sealed class Observed(ConcurrentQueue<string> calls)
    {
        [Function("Observe")]
        public static async Task<List<string>> Observe([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var keys = new List<string>();
            for (var i = 0; i < 3; i++)
            {
                keys.Add($"{context.NewGuid()} {context.CurrentUtcDateTime:O}");
                await context.CallActivityAsync("Note", keys[^1]);
            }

            await context.WaitForExternalEvent<string>("finish");
            return keys;
        }

        [Function("Logging")]
        public static async Task<string> Logging([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var logger = context.CreateReplaySafeLogger<ReplayTests>();
            Write(logger, "first");
            await context.CallActivityAsync("Note", "x");
            var replaying = context.IsReplaying;
            Write(logger, "second");
            await context.WaitForExternalEvent<string>("finish");
            Write(context.ReplaySafeLoggerFactory.CreateLogger("other"), "third");
            return $"{replaying}, {context.IsReplaying}";
        }

        [Function("Hanging")]
        public static Task<string> Hanging([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>("HangOnce");

        [Function("Brief")]
        public static Task Brief([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("TakeAMoment");

        [Function("Note")]
        public void Note([ActivityTrigger] string key) => calls.Enqueue(key);

        [Function("HangOnce")]
        public async Task<string> HangOnce([ActivityTrigger] string? unused, CancellationToken cancellation)
        {
            calls.Enqueue("hang");
            if (calls.Count == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            }

            return "again";
        }

        [Function("TakeAMoment")]
        public async Task TakeAMoment([ActivityTrigger] string? unused, CancellationToken cancellation)
        {
            calls.Enqueue("moment");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellation);
        }

#pragma warning disable CA1848, CA2254
        private static void Write(ILogger logger, string line) => logger.LogInformation(line);
#pragma warning restore CA1848, CA2254
    }

    private sealed class ListProvider(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
