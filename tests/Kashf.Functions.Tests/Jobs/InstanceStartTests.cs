using Kashf.Functions.Jobs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Functions.Tests.Jobs;

public sealed class InstanceStartTests
{
    private static readonly OrchestrationMetadata Old = Ended(DateTimeOffset.UnixEpoch);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartOnce_AnotherRequestStartedItAndItEnded_IsContent()
    {
        await using var client = new RefusingClient(Old, Ended(DateTimeOffset.UnixEpoch.AddDays(1)));
        await client.StartOnceAsync("Work", "job", 1, Cancellation);
    }

    [Fact]
    public async Task StartOnce_RefusedAndNobodyStartedIt_Throws()
    {
        await using var client = new RefusingClient(Old, Old);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.StartOnceAsync("Work", "job", 1, Cancellation));
        await using var never = new RefusingClient(null, null);
        await Assert.ThrowsAsync<InvalidOperationException>(() => never.StartOnceAsync("Work", "job", 1, Cancellation));
    }

    private static OrchestrationMetadata Ended(DateTimeOffset createdAt) =>
        new("Work", "job") { RuntimeStatus = OrchestrationRuntimeStatus.Completed, CreatedAt = createdAt };

    /// <summary>An engine that refuses every start, and tells of an instance first one thing, then another.</summary>
    private sealed class RefusingClient(params OrchestrationMetadata?[] told) : DurableTaskClient("refusing")
    {
        private int asked;

        public override Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default) =>
            throw new InvalidOperationException("refused");

        public override Task<OrchestrationMetadata?> GetInstancesAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => Task.FromResult(told[asked++]);

        public override Task RaiseEventAsync(
            string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
            string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
            throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
