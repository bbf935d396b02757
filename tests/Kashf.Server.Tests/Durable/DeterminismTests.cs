using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData(typeof(OtherActivity), "activity 'first'")]
    [InlineData(typeof(OtherKind), "a timer")]
    [InlineData(typeof(EndsEarly), "ended after 1 calls")]
    [InlineData(typeof(SwallowsDeviation), "activity 'first'")]
    public async Task Resume_WithAnotherOrchestrator_FailsLoudly(Type changed, string expected)
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Original), typeof(Activities));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Job", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => host.Journal(id).Count == 2);
        await host.StopAsync();
        await host.StartAsync(changed, typeof(Activities));
        var ended = await host.EndAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal("NonDeterministicOrchestrationException", ended.FailureDetails?.ErrorType);
        Assert.Contains(expected, ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_WithFewerCalls_FailsAtTheUnaskedAnswer()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Original), typeof(Activities));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Job", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => host.Journal(id).Count == 2);
        await host.StopAsync();
        await host.StartAsync(typeof(WaitsInstead), typeof(Activities));
        var ended = await host.EndAsync(id);
        Assert.Equal("NonDeterministicOrchestrationException", ended.FailureDetails?.ErrorType);
        Assert.Contains("made only 1 calls", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_WithoutTheOrchestrator_FailsByName()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Original), typeof(Activities));
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Job", TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => host.Journal(id).Count == 2);
        await host.StopAsync();
        await host.StartAsync(typeof(Activities));
        Assert.Contains("'Job'", (await host.EndAsync(id)).FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Foreign")]
    [InlineData("ForeignWithoutContext")]
    public async Task Orchestrator_AwaitsForeignTask_FailsLoudly(string name)
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Misbehaving), typeof(Activities));
        var ended = await host.RunAsync(name);
        Assert.Equal("NonDeterministicOrchestrationException", ended.FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task Orchestrator_ConfigureAwaitFalseAndYield_StaysInItsTurns()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Misbehaving), typeof(Activities));
        var ended = await host.RunAsync("Careless");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal(12, ended.ReadOutputAs<int>());
    }

    private static class Original
    {
        [Function("Job")]
        public static async Task Job([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync("first");
            await context.CallActivityAsync("second");
            await context.WaitForExternalEvent<string>("finish");
        }
    }

    private static class OtherActivity
    {
        [Function("Job")]
        public static Task Job([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("second");
    }

    private static class OtherKind
    {
        [Function("Job")]
        public static Task Job([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
    }

    private static class EndsEarly
    {
        [Function("Job")]
        public static Task Job([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("first");
    }

    private static class SwallowsDeviation
    {
        [Function("Job")]
        public static async Task<string> Job([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            try
            {
                await context.CallActivityAsync("second");
            }
            catch (Exception failure)
            {
                return failure.Message;
            }

            return "";
        }
    }

    private static class WaitsInstead
    {
        [Function("Job")]
        public static async Task Job([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync("first");
            await context.WaitForExternalEvent<string>("finish");
        }
    }

    private static class Misbehaving
    {
        [Function("Foreign")]
        public static async Task Foreign([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            await context.CallActivityAsync("first");
        }

        [Function("ForeignWithoutContext")]
        public static async Task ForeignWithoutContext([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System).ConfigureAwait(false);
            await context.CallActivityAsync("first");
        }

        [Function("Careless")]
        public static async Task<int> Careless([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var sum = 0;
            for (var i = 0; i < 4; i++)
            {
                sum += await context.CallActivityAsync<int>("three").ConfigureAwait(false);
                var both = await Task.WhenAll(context.CallActivityAsync<int>("three"), context.CallActivityAsync<int>("three")).ConfigureAwait(i % 2 == 0);
                sum += both[0] - both[1];
            }

            return sum;
        }
    }

    private static class Activities
    {
        [Function("first")]
        public static void First([ActivityTrigger] string? unused) => _ = unused;

        [Function("second")]
        public static void Second([ActivityTrigger] string? unused) => _ = unused;

        [Function("three")]
        public static int Three([ActivityTrigger] string? unused) => 3;
    }
}
