using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class TimerTests
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    [Fact]
    public async Task CreateTimer_ClockAdvances_FiresThen()
    {
        var time = new ManualTime();
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Sleeper));
        var id = await StartAsync(host, Month);
        await SleepsAsync(host, id);
        time.Advance(Month - TimeSpan.FromSeconds(1));
        Assert.True((await host.GetAsync(id)).IsRunning);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.InRange((await host.EndAsync(id)).ReadOutputAs<TimeSpan>(), Month, Month + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task CreateTimer_RestartInBetween_KeepsItsTime()
    {
        var time = new ManualTime();
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Sleeper));
        var id = await StartAsync(host, TimeSpan.FromHours(2));
        await SleepsAsync(host, id);
        await host.StopAsync();
        time.Advance(TimeSpan.FromHours(1));
        await host.StartAsync(typeof(Sleeper));
        var due = time.GetUtcNow() + TimeSpan.FromHours(1);
        await Patience.UntilAsync(() => time.Due.Any(armed => armed - due < TimeSpan.FromSeconds(1)));
        time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await host.EndAsync(id);
    }

    [Fact]
    public async Task CreateTimer_DueDuringStop_FiresAfterStart()
    {
        var time = new ManualTime();
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Sleeper));
        var id = await StartAsync(host, TimeSpan.FromHours(2));
        await SleepsAsync(host, id);
        await host.StopAsync();
        time.Advance(TimeSpan.FromHours(3));
        await host.StartAsync(typeof(Sleeper));
        await Patience.UntilAsync(async () =>
        {
            time.Advance(TimeSpan.Zero);
            return (await host.GetAsync(id)).IsCompleted;
        });
    }

    [Fact]
    public async Task CreateTimer_Cancelled_IsForgotten()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Sleeper));
        var ended = await host.RunAsync("CancelSleep");
        Assert.Equal("cancelled", ended.ReadOutputAs<string>());
        Assert.DoesNotContain(host.Journal(ended.InstanceId), entry => entry.Kind == Server.Durable.Journal.EntryKind.Timer);
    }

    [Fact]
    public async Task StartAt_Future_WaitsPending()
    {
        var time = new ManualTime();
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Sleeper));
        var options = new StartOrchestrationOptions("later", time.GetUtcNow() + TimeSpan.FromHours(5));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Echo", "hello", options, TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => time.Due.Count == 1);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.GetAsync("later")).RuntimeStatus);
        time.Advance(TimeSpan.FromHours(6));
        Assert.Equal("hello", (await host.EndAsync("later")).ReadOutputAs<string>());
    }

    private static Task<string> StartAsync(DurableHost host, TimeSpan span) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync("Sleep", span, TestContext.Current.CancellationToken);

    private static Task SleepsAsync(DurableHost host, string id) =>
        Patience.UntilAsync(async () => (await host.GetAsync(id)).ReadCustomStatusAs<string>() == "sleeping");

    private static class Sleeper
    {
        [Function("Sleep")]
        public static async Task<TimeSpan> Sleep([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var start = context.CurrentUtcDateTime;
            context.SetCustomStatus("sleeping");
            await context.CreateTimer(context.GetInput<TimeSpan>(), CancellationToken.None);
            return context.CurrentUtcDateTime - start;
        }

        [Function("CancelSleep")]
        public static async Task<string> CancelSleep([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            using var source = new CancellationTokenSource();
            var sleep = context.CreateTimer(TimeSpan.FromHours(1), source.Token);
            await context.CallActivityAsync("Nothing");
#pragma warning disable CA1849
            source.Cancel();
#pragma warning restore CA1849
            try
            {
                await sleep;
                return "slept";
            }
            catch (OperationCanceledException)
            {
                return "cancelled";
            }
        }

        [Function("Nothing")]
        public static void Nothing([ActivityTrigger] string? unused) => _ = unused;

        [Function("Echo")]
        public static string? Echo([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<string>();
    }
}
