using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class ActivityTests
{
    [Fact]
    public async Task Sequence_OfActivities_ReturnsComposedResult()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Arithmetic));
        var ended = await host.RunAsync(nameof(Arithmetic.AddThreeTimes), 4);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal(7, ended.ReadOutputAs<int>());
        Assert.Equal([0L, 1L, 2L], host.Journal(ended.InstanceId).Select(entry => entry.Task));
    }

    [Fact]
    public async Task FanOut_TenThousand_GathersInOrder()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Arithmetic));
        var ended = await host.RunAsync(nameof(Arithmetic.FanOut), 10_000);
        Assert.Equal(10_000L * 10_001 / 2, ended.ReadOutputAs<long>());
    }

    [Fact]
    public async Task FanOut_MoreThanAllowed_RunsSoManyAtATime()
    {
        await using var host = new DurableHost { Configure = options => options.MaxConcurrentActivities = 3 };
        await host.StartAsync(typeof(Crowd));
        var ended = await host.RunAsync(nameof(Crowd.Gather), 50);
        Assert.Equal(3, ended.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Activity_Throws_SurfacesAsTaskFailure()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Arithmetic));
        var ended = await host.RunAsync(nameof(Arithmetic.CatchFailure));
        Assert.Equal("Divide: System.DivideByZeroException", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activity_ThrowsUncaught_FailsTheOrchestration()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Arithmetic));
        var ended = await host.RunAsync(nameof(Arithmetic.Fail));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal(typeof(TaskFailedException).FullName, ended.FailureDetails?.ErrorType);
        Assert.Equal(typeof(DivideByZeroException).FullName, ended.FailureDetails?.InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task Activity_Unknown_FailsByName()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Arithmetic));
        var ended = await host.RunAsync(nameof(Arithmetic.CallUnknown));
        Assert.Contains("'NoSuchActivity'", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_LongerThanTimeout_FailsSayingSo()
    {
        await using var host = new DurableHost { Configure = options => options.FunctionTimeout = TimeSpan.FromMilliseconds(50) };
        await host.StartAsync(typeof(Slow));
        var ended = await host.RunAsync("SlowOrchestrator");
        Assert.Contains("function timeout", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    private static class Arithmetic
    {
        [Function(nameof(AddThreeTimes))]
        public static async Task<int> AddThreeTimes([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var value = context.GetInput<int>();
            for (var i = 0; i < 3; i++)
            {
                value = await context.CallActivityAsync<int>(nameof(AddOne), value);
            }

            return value;
        }

        [Function(nameof(FanOut))]
        public static async Task<long> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            var calls = Enumerable.Range(0, context.GetInput<int>()).Select(i => context.CallActivityAsync<int>(nameof(AddOne), i));
            var results = await Task.WhenAll(calls);
            return results.Zip(Enumerable.Range(1, results.Length), (result, expected) => result == expected ? (long)result : 0).Sum();
        }

        [Function(nameof(CatchFailure))]
        public static async Task<string> CatchFailure([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            try
            {
                return (await context.CallActivityAsync<int>(nameof(Divide), 0)).ToString();
            }
            catch (TaskFailedException failure)
            {
                return $"{failure.TaskName}: {failure.FailureDetails.ErrorType}";
            }
        }

        [Function(nameof(Fail))]
        public static Task<int> Fail([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<int>(nameof(Divide), 0);

        [Function(nameof(CallUnknown))]
        public static Task CallUnknown([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync("NoSuchActivity");

        [Function(nameof(AddOne))]
        public static int AddOne([ActivityTrigger] int value) => value + 1;

        [Function(nameof(Divide))]
        public static Task<int> Divide([ActivityTrigger] int by) => Task.FromResult(1 / by);
    }

    private static class Crowd
    {
        private static readonly Lock Gate = new();
        private static int present;
        private static int most;

        [Function(nameof(Gather))]
        public static async Task<int> Gather([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>()).Select(_ => context.CallActivityAsync(nameof(Visit))));
            return most;
        }

        [Function(nameof(Visit))]
        public static async Task Visit([ActivityTrigger] string? unused, CancellationToken cancellation)
        {
            Move(1);
            await Patience.UntilAsync(() => most >= 3);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellation);
            Move(-1);
        }

        private static void Move(int by)
        {
            lock (Gate)
            {
                present += by;
                most = Math.Max(most, present);
            }
        }
    }

    private static class Slow
    {
        [Function("SlowOrchestrator")]
        public static Task Orchestrate([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("SlowActivity");

        [Function("SlowActivity")]
        public static Task Wait([ActivityTrigger] string? unused, CancellationToken cancellation) =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
    }
}
