using System.Collections.Concurrent;
using Kashf.Server.Durable.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable;

public sealed class RetryTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    [InlineData(60, 5)]
    public void Delay_AfterFailures_BacksOffToTheLongest(int failures, int seconds)
    {
        var policy = new RetryPolicy(100, TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(seconds), Retries.Delay(policy, failures));
    }

    [Fact]
    public async Task Policy_FailsTwice_WaitsAndSucceeds()
    {
        var time = new ManualTime();
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Flaky));
        var id = await StartAsync(host, nameof(Flaky.Patient), failures: 2);
        foreach (var wait in new[] { 10, 30 })
        {
            var start = time.GetUtcNow();
            await Patience.UntilAsync(() => time.Due.Contains(start + TimeSpan.FromSeconds(wait) + TimeSpan.FromMilliseconds(1)));
            time.Advance(TimeSpan.FromSeconds(wait) + TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(3, (await host.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Policy_AttemptsUsedUp_Fails()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Flaky));
        var ended = await host.EndAsync(await StartAsync(host, nameof(Flaky.Hasty), failures: 100));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("attempt 3", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_HandleSaysNo_FailsAtOnce()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Flaky));
        var ended = await host.EndAsync(await StartAsync(host, nameof(Flaky.Picky), failures: 100));
        Assert.Contains("attempt 1", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_TimeoutPassed_StopsTrying()
    {
        var time = new ManualTime();
        await using var host = new DurableHost { Time = time };
        await host.StartAsync(typeof(Flaky));
        var id = await StartAsync(host, nameof(Flaky.Limited), failures: 100);
        var start = time.GetUtcNow();
        await Patience.UntilAsync(() => time.Due.Contains(start + TimeSpan.FromMilliseconds(10_001)));
        time.Advance(TimeSpan.FromSeconds(12));
        var ended = await host.EndAsync(id);
        Assert.Contains("attempt 2", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handler_DecidesByFailure_RetriesWhileItSaysSo()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Flaky));
        var ended = await host.EndAsync(await StartAsync(host, nameof(Flaky.Handled), failures: 100));
        Assert.Contains("attempt 4", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubOrchestration_FailsOnce_IsTriedAgainUnderTheSameId()
    {
        await using var host = await DurableHost.StartNewAsync(typeof(Flaky));
        var ended = await host.EndAsync(await StartAsync(host, nameof(Flaky.Nested), failures: 1));
        Assert.Equal(2, ended.ReadOutputAs<int>());
    }

    private static Task<string> StartAsync(DurableHost host, string name, int failures) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync(name, failures, TestContext.Current.CancellationToken);

    private static class Flaky
    {
        private static readonly ConcurrentDictionary<string, int> Attempts = new();

        [Function(nameof(Patient))]
        public static Task<int> Patient([OrchestrationTrigger] TaskOrchestrationContext context) =>
            TryAsync(context, TaskOptions.FromRetryPolicy(new(3, TimeSpan.FromSeconds(10), 3)));

        [Function(nameof(Hasty))]
        public static Task<int> Hasty([OrchestrationTrigger] TaskOrchestrationContext context) =>
            TryAsync(context, TaskOptions.FromRetryPolicy(new(3, TimeSpan.FromMilliseconds(1))));

        [Function(nameof(Picky))]
        public static Task<int> Picky([OrchestrationTrigger] TaskOrchestrationContext context) =>
            TryAsync(context, TaskOptions.FromRetryPolicy(new(3, TimeSpan.FromMilliseconds(1))
            {
                HandleFailure = failure => !failure.IsCausedBy<TimeoutException>(),
            }));

        [Function(nameof(Limited))]
        public static Task<int> Limited([OrchestrationTrigger] TaskOrchestrationContext context) =>
            TryAsync(context, TaskOptions.FromRetryPolicy(new(9, TimeSpan.FromSeconds(10), retryTimeout: TimeSpan.FromSeconds(10))));

        [Function(nameof(Handled))]
        public static Task<int> Handled([OrchestrationTrigger] TaskOrchestrationContext context) =>
            TryAsync(context, TaskOptions.FromRetryHandler(retry => retry.LastAttemptNumber < 4 && retry.LastFailure.IsCausedBy<TimeoutException>()));

        [Function(nameof(Nested))]
        public static Task<int> Nested([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallSubOrchestratorAsync<int>(
            nameof(Child),
            new Try($"{context.InstanceId}-sub", context.GetInput<int>()),
            TaskOptions.FromRetryPolicy(new(3, TimeSpan.FromMilliseconds(1))).WithInstanceId($"{context.InstanceId}-sub"));

        [Function(nameof(Child))]
        public static Task<int> Child([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<int>(nameof(Attempt), context.GetInput<Try>());

        [Function(nameof(Attempt))]
        public static int Attempt([ActivityTrigger] Try input)
        {
            var attempt = Attempts.AddOrUpdate(input.Key, 1, (_, before) => before + 1);
            return attempt > input.Failures ? attempt : throw new TimeoutException($"attempt {attempt}");
        }

        private static Task<int> TryAsync(TaskOrchestrationContext context, TaskOptions options) =>
            context.CallActivityAsync<int>(nameof(Attempt), new Try(context.InstanceId, context.GetInput<int>()), options);
    }

    private sealed record Try(string Key, int Failures);
}
