using Kashf.Server.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Schedule_IdOfARunningInstance_IsRefused()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        await StartAsync(host, "Wait", "same");
        var failure = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => StartAsync(host, "Wait", "same"));
        Assert.Contains("already exists", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_IdOfAFinishedInstance_ReplacesIt()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        Assert.Equal("a", (await host.RunAsync("Echo", "a", new("same"))).ReadOutputAs<string>());
        Assert.Equal("b", (await host.RunAsync("Echo", "b", new("same"))).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Schedule_DedupeStatuses_DecideWhichInstancesStay()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        await host.RunAsync("Echo", "a", new("same"));
        var keepCompleted = new StartOrchestrationOptions("same") { DedupeStatuses = ["Completed"] };
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.RunAsync("Echo", "b", keepCompleted));
        await StartAsync(host, "Wait", "running");
        var keepNone = new StartOrchestrationOptions("running") { DedupeStatuses = [] };
        Assert.Equal("c", (await host.RunAsync("Echo", "c", keepNone)).ReadOutputAs<string>());
        await Assert.ThrowsAsync<ArgumentException>(() => host.RunAsync("Echo", "d", new("x") { DedupeStatuses = ["Asleep"] }));
    }

    [Fact]
    public async Task Schedule_UnknownOrchestrator_Throws()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        await Assert.ThrowsAsync<ArgumentException>(() => host.RunAsync("NoSuchOrchestrator"));
    }

    [Fact]
    public async Task Schedule_VersionAndTags_AreKept()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        var options = new StartOrchestrationOptions { Version = "2.1", Tags = new Dictionary<string, string> { ["kind"] = "test" } };
        var ended = await host.RunAsync("Version", null, options);
        Assert.Equal("2.1", ended.ReadOutputAs<string>());
        Assert.Equal("test", ended.Tags["kind"]);
    }

    [Fact]
    public async Task Terminate_Running_EndsAndCancelsActivities()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        var id = await StartAsync(host, "Endless", "endless");
        await Patience.UntilAsync(() => Simple.EndlessRuns);
        await host.Client.TerminateInstanceAsync(id, "stopped", TestContext.Current.CancellationToken);
        var ended = await host.EndAsync(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "stopped"), (ended.RuntimeStatus, ended.ReadOutputAs<string>()));
        await Patience.UntilAsync(() => Simple.EndlessCancelled);
        Assert.Empty(host.Journal(id));
    }

    [Fact]
    public async Task Suspend_ThenResume_HoldsEventsBack()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        var id = await StartAsync(host, "Wait", "paused");
        await host.Client.WaitForInstanceStartAsync(id, TestContext.Current.CancellationToken);
        await host.Client.SuspendInstanceAsync(id, "pause", TestContext.Current.CancellationToken);
        await host.Client.RaiseEventAsync(id, "go", "went", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => host.Journal(id).Count == 1);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.GetAsync(id)).RuntimeStatus);
        await host.Client.ResumeInstanceAsync(id, "go on", TestContext.Current.CancellationToken);
        Assert.Equal("went", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Suspend_AcrossARestart_WaitsForItsResumption()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        var id = await StartAsync(host, "Wait", "paused");
        await host.Client.WaitForInstanceStartAsync(id, TestContext.Current.CancellationToken);
        await host.Client.SuspendInstanceAsync(id, TestContext.Current.CancellationToken);
        await host.StopAsync();
        await host.StartAsync(typeof(Simple));
        await host.Client.RaiseEventAsync(id, "go", "went", TestContext.Current.CancellationToken);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.GetAsync(id)).RuntimeStatus);
        await host.Client.ResumeInstanceAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal("went", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task SetCustomStatus_WhileRunning_IsSeenByClients()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        var id = await StartAsync(host, "Progress", "progress");
        await Patience.UntilAsync(async () => (await host.GetAsync(id)).ReadCustomStatusAs<int>() == 40);
        Assert.Null((await host.Client.GetInstanceAsync(id, TestContext.Current.CancellationToken))!.SerializedCustomStatus);
        await host.Client.RaiseEventAsync(id, "go", TestContext.Current.CancellationToken);
        Assert.Equal(100, (await host.EndAsync(id)).ReadCustomStatusAs<int>());
    }

    [Fact]
    public async Task Stop_PendingAndAcknowledged_RunAfterStart()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Simple));
        var ids = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            ids.Add(await host.Client.ScheduleNewOrchestrationInstanceAsync("Echo", $"{i}", TestContext.Current.CancellationToken));
        }

        await host.StopAsync();
        await host.StartAsync(typeof(Simple));
        for (var i = 0; i < ids.Count; i++)
        {
            Assert.Equal($"{i}", (await host.EndAsync(ids[i])).ReadOutputAs<string>());
        }
    }

    private static Task<string> StartAsync(DurableHost host, string name, string id) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync(name, new StartOrchestrationOptions(id), TestContext.Current.CancellationToken);

    private static class Simple
    {
        public static bool EndlessRuns { get; private set; }

        public static bool EndlessCancelled { get; private set; }

        [Function("Echo")]
        public static string? Echo([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<string>();

        [Function("Version")]
        public static string Version([OrchestrationTrigger] TaskOrchestrationContext context) => context.Version;

        [Function("Wait")]
        public static Task<string> Wait([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("go");

        [Function("Progress")]
        public static async Task Progress([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            context.SetCustomStatus(40);
            await context.WaitForExternalEvent<string>("go");
            context.SetCustomStatus(100);
        }

        [Function("Endless")]
        public static Task Endless([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("EndlessActivity");

        [Function("EndlessActivity")]
        public static async Task EndlessActivity([ActivityTrigger] string? unused, CancellationToken cancellation)
        {
            EndlessRuns = true;
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            }
            finally
            {
                EndlessCancelled = true;
            }
        }
    }
}
