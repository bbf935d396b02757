using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class EventTests
{
    [Fact]
    public async Task RaiseEvent_BeforeAndAfterTheWait_ArriveInOrderInAnyCase()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Listener));
        var id = await StartAsync(host, "CollectThree");
        foreach (var (name, value) in new[] { ("item", 1), ("ITEM", 2), ("Item", 3) })
        {
            await host.Client.RaiseEventAsync(id, name, value, TestContext.Current.CancellationToken);
        }

        Assert.Equal([1, 2, 3], (await host.EndAsync(id)).ReadOutputAs<List<int>>()!);
    }

    [Fact]
    public async Task RaiseEvent_PendingInstance_IsKeptUntilItRuns()
    {
        var time = new ManualTime();
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Listener));
        var options = new StartOrchestrationOptions("later", time.GetUtcNow() + TimeSpan.FromMinutes(1));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("One", null, options, TestContext.Current.CancellationToken);
        await host.Client.RaiseEventAsync("later", "item", 42, TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => time.Due.Count == 1);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(42, (await host.EndAsync("later")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task RaiseEvent_ThenStop_IsThereAfterStart()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Listener));
        var id = await StartAsync(host, "CollectThree");
        await host.Client.RaiseEventAsync(id, "item", 1, TestContext.Current.CancellationToken);
        await host.Client.RaiseEventAsync(id, "item", 2, TestContext.Current.CancellationToken);
        await host.StopAsync();
        await host.StartAsync(typeof(Listener));
        await host.Client.RaiseEventAsync(id, "item", 3, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], (await host.EndAsync(id)).ReadOutputAs<List<int>>()!);
    }

    [Fact]
    public async Task WaitForExternalEvent_Timeout_IsCancelled()
    {
        var time = new ManualTime();
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Listener));
        var id = await StartAsync(host, "WithTimeout");
        await Patience.UntilAsync(() => time.Due.Count == 1);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("timed out", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task WaitForExternalEvent_InTime_EndsTheTimer()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Listener));
        var id = await StartAsync(host, "WithTimeout");
        await host.Client.RaiseEventAsync(id, "item", 5, TestContext.Current.CancellationToken);
        Assert.Equal("5", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task SendEvent_ToAnother_ArrivesOnceEvenAfterReplay()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Listener));
        var receiver = await StartAsync(host, "CollectThree");
        var sender = await host.Client.ScheduleNewOrchestrationInstanceAsync("Sender", receiver, TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => host.Journal(receiver).Count == 2);
        await host.StopAsync();
        await host.StartAsync(typeof(Listener));
        await host.Client.RaiseEventAsync(sender, "finish", TestContext.Current.CancellationToken);
        await host.EndAsync(sender);
        Assert.Equal([7, 8, 9], (await host.EndAsync(receiver)).ReadOutputAs<List<int>>()!);
    }

    [Fact]
    public async Task RaiseEvent_NoSuchInstance_IsDropped()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Listener));
        await host.Client.RaiseEventAsync("nobody", "item", 1, TestContext.Current.CancellationToken);
        Assert.Null(await host.Client.GetInstanceAsync("nobody", TestContext.Current.CancellationToken));
    }

    private static Task<string> StartAsync(DurableHost host, string name) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync(name, TestContext.Current.CancellationToken);

    private static class Listener
    {
        [Function("CollectThree")]
        public static async Task<List<int>> CollectThree([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var items = new List<int>();
            while (items.Count < 3)
            {
                items.Add(await context.WaitForExternalEvent<int>("item"));
            }

            return items;
        }

        [Function("One")]
        public static Task<int> One([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<int>("item");

        [Function("WithTimeout")]
        public static async Task<string> WithTimeout([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            try
            {
                return (await context.WaitForExternalEvent<int>("item", TimeSpan.FromMinutes(1))).ToString(null as IFormatProvider);
            }
            catch (OperationCanceledException)
            {
                return "timed out";
            }
        }

        [Function("Sender")]
        public static async Task Sender([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var receiver = context.GetInput<string>()!;
            context.SendEvent(receiver, "item", 7);
            context.SendEvent(receiver, "item", 8);
            await context.WaitForExternalEvent<string>("finish");
            context.SendEvent(receiver, "item", 9);
        }
    }
}
