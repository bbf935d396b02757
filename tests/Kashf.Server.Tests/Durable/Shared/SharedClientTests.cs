using Kashf.Server.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace Kashf.Server.Tests.Durable.Shared;

/// <summary>Two servers that work, on one storage.</summary>
public sealed class SharedClientTests(SharedStorage storage) : IClassFixture<SharedStorage>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Schedule_SameIdOnBothAtOnce_OneRuns()
    {
        const int Jobs = 20;
        await using var pair = await Pair.StartAsync(storage.NewDatabase());

        for (var i = 0; i < Jobs; i++)
        {
            var attempts = new[] { TryScheduleAsync(pair.First, $"job{i}"), TryScheduleAsync(pair.Second, $"job{i}") };
            Assert.Equal([false, true], (await Task.WhenAll(attempts)).Order());
        }

        pair.OpenBoth();
        for (var i = 0; i < Jobs; i++)
        {
            var ended = await pair.First.EndAsync($"job{i}");
            Assert.Equal(ended.SerializedOutput, (await pair.Second.EndAsync($"job{i}")).SerializedOutput);
        }

        Assert.Equal(Jobs, pair.First.Gate.Entered + pair.Second.Gate.Entered);
    }

    [Fact]
    public async Task Get_AfterScheduleReturned_IsSeenOnTheOther()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase());
        await pair.First.ScheduleAsync("job", "read");

        var seen = await pair.Second.FindAsync("job");
        Assert.NotNull(seen);
        Assert.Equal((GatedWork.Name, "\"read\""), (seen.Name, seen.SerializedInput));
        Assert.False(seen.IsCompleted);

        await Patience.UntilAsync(async () => (await pair.Second.FindAsync("job"))?.SerializedCustomStatus == "\"waiting\"");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await pair.Second.Client.WaitForInstanceStartAsync("job", Cancellation)).RuntimeStatus);
        pair.OpenBoth();
        Assert.Equal("read by first", (await pair.Second.EndAsync("job")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Completion_ToldByTheOwner_IsToldByTheOtherFromThenOn()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase(), opened: true);
        for (var i = 0; i < 20; i++)
        {
            await pair.First.ScheduleAsync($"job{i}");
            await pair.First.EndAsync($"job{i}");
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await pair.Second.FindAsync($"job{i}"))!.RuntimeStatus);
        }
    }

    [Fact]
    public async Task Failure_OnOne_IsToldByTheOther()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase());
        await pair.First.ScheduleAsync("job", "luck", "Failing");

        var ended = await pair.Second.EndAsync("job");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal((typeof(InvalidDataException).FullName, "no luck"), (ended.FailureDetails?.ErrorType, ended.FailureDetails?.ErrorMessage));
    }

    [Fact]
    public async Task Result_LargerThanTheDirectoryTakes_IsToldAsAFailure()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase());
        await pair.First.ScheduleAsync("job", "much", "Large");

        var ended = await pair.Second.EndAsync("job");
        Assert.Equal((OrchestrationRuntimeStatus.Failed, "ResultTooLarge"), (ended.RuntimeStatus, ended.FailureDetails?.ErrorType));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await pair.First.EndAsync("job")).RuntimeStatus);
    }

    [Fact]
    public async Task Schedule_AfterTheOthersRunEnded_RunsAnew()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase(), opened: true);
        await pair.First.ScheduleAsync("job");
        Assert.Equal("done by first", (await pair.Second.EndAsync("job")).ReadOutputAs<string>());

        await pair.Second.ScheduleAsync("job");
        Assert.Equal("done by second", (await pair.First.EndAsync("job")).ReadOutputAs<string>());
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => pair.First.Client.ScheduleNewOrchestrationInstanceAsync(
            GatedWork.Name, "kept", new StartOrchestrationOptions("job") { DedupeStatuses = ["Completed"] }, Cancellation));
    }

    [Fact]
    public async Task Purge_OfTheOthersInstance_IsGoneOnBoth()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase());
        await pair.First.ScheduleAsync("job");
        Assert.Equal(0, (await pair.Second.Client.PurgeInstanceAsync("job", Cancellation)).PurgedInstanceCount);

        pair.OpenBoth();
        await pair.Second.EndAsync("job");
        Assert.Equal(1, (await pair.Second.Client.PurgeInstanceAsync("job", Cancellation)).PurgedInstanceCount);
        Assert.Null(await pair.First.FindAsync("job"));
        Assert.Null(await pair.Second.FindAsync("job"));
    }

    [Fact]
    public async Task PurgeAll_OnBothAtOnce_CountsEachOnceAndKeepsTheUnfinished()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase());
        pair.First.Gate.Open();
        for (var i = 0; i < 5; i++)
        {
            await pair.First.ScheduleAsync($"ended{i}");
            await pair.First.EndAsync($"ended{i}");
        }

        await pair.Second.ScheduleAsync("runs");
        var filter = new PurgeInstancesFilter(CreatedTo: DateTimeOffset.MaxValue);
        var purged = await Task.WhenAll(
            pair.First.Client.PurgeAllInstancesAsync(filter, Cancellation), pair.Second.Client.PurgeAllInstancesAsync(filter, Cancellation));

        Assert.Equal(5, purged.Sum(one => one.PurgedInstanceCount));
        Assert.Null(pair.First.Journal("ended0"));
        Assert.Equal(["runs"], await ListAsync(pair.First, new OrchestrationQuery()));
        pair.OpenBoth();
        Assert.Equal("done by second", (await pair.First.EndAsync("runs")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task GetAll_InstancesOfBoth_ByFilterAndPage()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase());
        pair.First.Gate.Open();
        for (var i = 0; i < 4; i++)
        {
            await pair.First.ScheduleAsync($"ended{i}");
            await pair.First.EndAsync($"ended{i}");
            await pair.Second.ScheduleAsync($"runs{i}");
        }

        var ended = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed], PageSize: 3);
        Assert.Equal(["ended0", "ended1", "ended2", "ended3"], await ListAsync(pair.Second, ended));
        Assert.Equal(["runs0", "runs1", "runs2", "runs3"], await ListAsync(pair.First, new OrchestrationQuery(InstanceIdPrefix: "runs")));
        Assert.Empty(await ListAsync(pair.First, new OrchestrationQuery(CreatedTo: DateTimeOffset.UnixEpoch)));
        Assert.Equal(8, (await ListAsync(pair.First, new OrchestrationQuery(CreatedFrom: DateTimeOffset.UnixEpoch))).Count);

        var token = await FirstTokenAsync(pair.First, ended);
        Assert.Equal(["ended3"], await ListAsync(pair.First, ended with { ContinuationToken = token }));
    }

    [Fact]
    public async Task Commands_ToTheOthersInstance_AreRefused()
    {
        await using var pair = await Pair.StartAsync(storage.NewDatabase());
        await pair.First.ScheduleAsync("job");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => pair.Second.Client.TerminateInstanceAsync("job", Cancellation));
        Assert.Contains(pair.First.Id, refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => pair.Second.Client.SuspendInstanceAsync("job", "", Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => pair.Second.Client.ResumeInstanceAsync("job", "", Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => pair.Second.Client.RaiseEventAsync("job", "event", Cancellation));

        await pair.First.Client.TerminateInstanceAsync("job", "stopped", Cancellation);
        Assert.Equal("stopped", (await pair.Second.EndAsync("job")).ReadOutputAs<string>());
    }

    private static async Task<bool> TryScheduleAsync(SharedHost host, string id)
    {
        try
        {
            await host.ScheduleAsync(id);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }

    private static async Task<List<string>> ListAsync(SharedHost host, OrchestrationQuery query) =>
        await host.Client.GetAllInstancesAsync(query).Select(instance => instance.InstanceId).ToListAsync(Cancellation);

    private static async Task<string?> FirstTokenAsync(SharedHost host, OrchestrationQuery query)
    {
        await foreach (var page in host.Client.GetAllInstancesAsync(query).AsPages().WithCancellation(Cancellation))
        {
            return page.ContinuationToken;
        }

        return null;
    }

    private sealed record Pair(SharedHost First, SharedHost Second) : IAsyncDisposable
    {
        public static async Task<Pair> StartAsync(IConfiguration settings, bool opened = false) => new(
            await SharedHost.StartNewAsync("first", settings, opened), await SharedHost.StartNewAsync("second", settings, opened));

        public void OpenBoth()
        {
            First.Gate.Open();
            Second.Gate.Open();
        }

        public async ValueTask DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
        }
    }
}
