using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class SubOrchestrationTests
{
    [Fact]
    public async Task Call_ExplicitId_RunsAsItsOwnInstanceWithParent()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Family));
        var ended = await host.RunAsync("Mother", null, new StartOrchestrationOptions("mother"));
        Assert.Equal("child of mother (Mother)", ended.ReadOutputAs<string>());
        Assert.True((await host.GetAsync("child")).IsCompleted);
    }

    [Fact]
    public async Task Call_ManyWithoutIds_AllAnswer()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Family));
        var ended = await host.RunAsync("Sum", 200);
        Assert.Equal(200 * 199 / 2, ended.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Call_ChildFails_SurfacesWithItsCause()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Family));
        var ended = await host.RunAsync("CatchChild");
        Assert.Equal("System.InvalidOperationException: broken", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Call_IdOfARunningInstance_FailsTheCall()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Family));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waiting", new StartOrchestrationOptions("child"), TestContext.Current.CancellationToken);
        var ended = await host.RunAsync("Mother");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("already exists", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_Child_FailsTheCall()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Family));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitForChild", TestContext.Current.CancellationToken);
        await host.Client.WaitForInstanceStartAsync("waiting-child", TestContext.Current.CancellationToken);
        await host.Client.TerminateInstanceAsync("waiting-child", TestContext.Current.CancellationToken);
        var ended = await host.EndAsync(id);
        Assert.Contains("terminated", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Terminate_Parent_EndsChildrenWhenRecursive(bool recursive, OrchestrationRuntimeStatus expected)
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Family));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitForChild", TestContext.Current.CancellationToken);
        await host.Client.WaitForInstanceStartAsync("waiting-child", TestContext.Current.CancellationToken);
        var options = new TerminateInstanceOptions("enough", recursive);
        await host.Client.TerminateInstanceAsync(id, options, TestContext.Current.CancellationToken);
        var ended = await host.EndAsync(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "enough"), (ended.RuntimeStatus, ended.ReadOutputAs<string>()));
        Assert.Equal(expected, (await host.GetAsync("waiting-child")).RuntimeStatus);
    }

    [Fact]
    public async Task Restart_WhileChildRuns_BothGoOn()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Family));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitForChild", TestContext.Current.CancellationToken);
        await host.Client.WaitForInstanceStartAsync("waiting-child", TestContext.Current.CancellationToken);
        await host.StopAsync();
        await host.StartAsync(typeof(Family));
        await host.Client.RaiseEventAsync("waiting-child", "go", "done", TestContext.Current.CancellationToken);
        Assert.Equal("done", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    private static class Family
    {
        [Function("Mother")]
        public static Task<string> Mother([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallSubOrchestratorAsync<string>("Child", new SubOrchestrationOptions { InstanceId = "child" });

        [Function("Child")]
        public static string Child([OrchestrationTrigger] TaskOrchestrationContext context) =>
            $"{context.InstanceId} of {context.Parent?.InstanceId} ({context.Parent?.Name})";

        [Function("Sum")]
        public static async Task<int> Sum([OrchestrationTrigger] TaskOrchestrationContext context) =>
            (await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(i => context.CallSubOrchestratorAsync<int>("Echo", i)))).Sum();

        [Function("Echo")]
        public static int Echo([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<int>();

        [Function("CatchChild")]
        public static async Task<string> CatchChild([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            try
            {
                return await context.CallSubOrchestratorAsync<string>("Broken");
            }
            catch (TaskFailedException failure)
            {
                return failure.FailureDetails.ToString();
            }
        }

        [Function("Broken")]
        public static Task<string> Broken([OrchestrationTrigger] TaskOrchestrationContext context) =>
            throw new InvalidOperationException("broken");

        [Function("WaitForChild")]
        public static Task<string> WaitForChild([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallSubOrchestratorAsync<string>("Waiting", null, new SubOrchestrationOptions(instanceId: "waiting-child"));

        [Function("Waiting")]
        public static Task<string> Waiting([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.WaitForExternalEvent<string>("go");
    }
}
