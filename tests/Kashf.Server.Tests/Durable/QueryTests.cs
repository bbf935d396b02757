using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class QueryTests
{
    [Fact]
    public async Task GetAllInstances_Filters_SelectAndPageInOrder()
    {
        var time = new ManualTime();
        await using var host = await StartAsync(time);
        var names = await IdsAsync(host, new() { InstanceIdPrefix = "a_", PageSize = 3 });
        Assert.Equal(["a_0", "a_1", "a_2", "a_3", "a_4", "a_5", "a_6"], names);
        Assert.Equal(["a_0", "b_0"], await IdsAsync(host, new() { Statuses = [OrchestrationRuntimeStatus.Failed] }));
        var from = time.GetUtcNow() - TimeSpan.FromMinutes(2);
        Assert.Equal(["a_5", "b_5", "a_6", "b_6"], await IdsAsync(host, new(CreatedFrom: from)));
        Assert.Equal(["a_0", "b_0"], await IdsAsync(host, new(CreatedTo: time.GetUtcNow() - TimeSpan.FromMinutes(7))));
    }

    [Fact]
    public async Task GetAllInstances_ContinuationToken_GoesOnWhereItEnded()
    {
        await using var host = await StartAsync(new());
        var query = new OrchestrationQuery(PageSize: 4, FetchInputsAndOutputs: true);
        var pages = new List<Page<OrchestrationMetadata>>();
        string? token = null;
        do
        {
            await foreach (var page in host.Client.GetAllInstancesAsync(query with { ContinuationToken = token }).AsPages())
            {
                pages.Add(page);
                break;
            }

            token = pages[^1].ContinuationToken;
        }
        while (token is not null);
        Assert.Equal([4, 4, 4, 2], pages.Select(page => page.Values.Count));
        Assert.Equal(14, pages.SelectMany(page => page.Values).Select(instance => instance.InstanceId).Distinct().Count());
        Assert.All(pages.SelectMany(page => page.Values), instance => Assert.NotNull(instance.SerializedInput));
    }

    [Fact]
    public async Task GetAllInstances_ForeignToken_IsRefused()
    {
        await using var host = await StartAsync(new());
        await Assert.ThrowsAsync<ArgumentException>(() => IdsAsync(host, new(ContinuationToken: "nonsense")));
    }

    [Fact]
    public async Task PurgeAll_ByStatus_RemovesThoseAlone()
    {
        await using var host = await StartAsync(new());
        var filter = new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Failed]);
        var result = await host.Client.PurgeAllInstancesAsync(filter, TestContext.Current.CancellationToken);
        Assert.Equal(2, result.PurgedInstanceCount);
        Assert.Equal(12, (await IdsAsync(host, new())).Count);
    }

    [Fact]
    public async Task Purge_FinishedAndRunning_RemovesTheFinished()
    {
        await using var host = await StartAsync(new());
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("waiting"), TestContext.Current.CancellationToken);
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync("a_3", TestContext.Current.CancellationToken)).PurgedInstanceCount);
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("waiting", TestContext.Current.CancellationToken)).PurgedInstanceCount);
        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("nobody", TestContext.Current.CancellationToken)).PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync("a_3", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Purge_WithChildren_RemovesThemWhenRecursive(bool recursive, int expected)
    {
        await using var host = await StartAsync(new());
        await host.RunAsync("Nest", 1, new("nest"));
        var result = await host.Client.PurgeInstanceAsync("nest", new PurgeInstanceOptions(recursive), TestContext.Current.CancellationToken);
        Assert.Equal(expected, result.PurgedInstanceCount);
        Assert.Equal(!recursive, await host.Client.GetInstanceAsync("nested", TestContext.Current.CancellationToken) is not null);
    }

    private static async Task<DurableHost> StartAsync(ManualTime time)
    {
        var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Simple));
        for (var i = 0; i < 7; i++)
        {
            await host.RunAsync("Check", i, new($"a_{i}"));
            await host.RunAsync("Check", i, new($"b_{i}"));
            time.Advance(TimeSpan.FromMinutes(1));
        }

        return host;
    }

    private static async Task<List<string>> IdsAsync(DurableHost host, OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var instance in host.Client.GetAllInstancesAsync(query))
        {
            ids.Add(instance.InstanceId);
        }

        return ids;
    }

    private static class Simple
    {
        [Function("Check")]
        public static int Check([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.GetInput<int>() > 0 ? context.GetInput<int>() : throw new InvalidOperationException("zero");

        [Function("Nest")]
        public static Task<int> Nest([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallSubOrchestratorAsync<int>("Check", context.GetInput<int>(), new SubOrchestrationOptions(instanceId: "nested"));

        [Function("Wait")]
        public static Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("go");
    }
}
