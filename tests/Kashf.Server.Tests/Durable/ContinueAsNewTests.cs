using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Server.Tests.Durable;

public sealed class ContinueAsNewTests
{
    [Fact]
    public async Task ContinueAsNew_ManyTimes_CarriesInputAndKeepsTheJournalShort()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Loop));
        var ended = await host.RunAsync("Count", 0);
        Assert.Equal(50, ended.ReadOutputAs<int>());
        Assert.Single(host.Journal(ended.InstanceId));
    }

    [Theory]
    [InlineData(true, "1,2,3,4")]
    [InlineData(false, "1,3,4")]
    public async Task ContinueAsNew_BufferedEvents_AreKeptInOrderIfAsked(bool keep, string expected)
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Loop));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Collect", new Collected(keep, []), TestContext.Current.CancellationToken);
        await host.Client.RaiseEventAsync(id, "item", 1, TestContext.Current.CancellationToken);
        await host.Client.RaiseEventAsync(id, "item", 2, TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => host.Journal(id).Count == 2);
        await host.Client.RaiseEventAsync(id, "go", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(async () => (await host.GetAsync(id)).ReadCustomStatusAs<string>() == "second");
        await host.Client.RaiseEventAsync(id, "item", 3, TestContext.Current.CancellationToken);
        await host.Client.RaiseEventAsync(id, "item", 4, TestContext.Current.CancellationToken);
        Assert.Equal(expected, (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    private sealed record Collected(bool Keep, int[] Items);

    private static class Loop
    {
        [Function("Count")]
        public static async Task<int> Count([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var next = await context.CallActivityAsync<int>("Increment", context.GetInput<int>());
            if (next < 50)
            {
                context.ContinueAsNew(next);
            }

            return next;
        }

        [Function("Increment")]
        public static int Increment([ActivityTrigger] int value) => value + 1;

        [Function("Collect")]
        public static async Task<string> Collect([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var input = context.GetInput<Collected>()!;
            if (input.Items is [])
            {
                await context.WaitForExternalEvent<string>("go");
                var first = await context.WaitForExternalEvent<int>("item");
                context.ContinueAsNew(input with { Items = [first] }, input.Keep);
                return "";
            }

            context.SetCustomStatus("second");
            var items = input.Items.ToList();
            while (items[^1] != 4)
            {
                items.Add(await context.WaitForExternalEvent<int>("item"));
            }

            return string.Join(',', items);
        }
    }
}
