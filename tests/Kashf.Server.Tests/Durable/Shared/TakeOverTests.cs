using Kashf.Server.Durable.Shared;
using Kashf.Storage.Azure.Instances;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Tests.Durable.Shared;

/// <summary>Servers that stop, die, fall silent and come back.</summary>
public sealed class TakeOverTests(SharedStorage storage) : IClassFixture<SharedStorage>
{
    private const double Heartbeat = 0.2;
    private const double TakeOver = 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restart_InTime_GoesOnWhereItWas()
    {
        await using var host = await SharedHost.StartNewAsync("first", storage.NewDatabase());
        await host.ScheduleAsync("job");
        await Patience.UntilAsync(() => host.Gate.Entered == 1);
        var before = await host.Instances.FindAsync("job", Cancellation);
        await host.StopAsync();

        await host.StartAsync(opened: true);
        Assert.Equal("done by first", (await host.EndAsync("job")).ReadOutputAs<string>());
        Assert.Equal(before!.Instance.Assignment, (await host.Instances.FindAsync("job", Cancellation))!.Instance.Assignment);
    }

    [Fact]
    public async Task Death_OfTheOwner_AnotherRunsItsInstances()
    {
        var settings = storage.NewDatabase(Heartbeat, TakeOver);
        await using var dead = await SharedHost.StartNewAsync("dead", settings);
        await using var alive = await SharedHost.StartNewAsync("alive", settings, opened: true);
        await dead.ScheduleAsync("job", "rescued");
        await dead.ScheduleAsync("other", "rescued");
        await Patience.UntilAsync(() => dead.Gate.Entered > 0);
        var id = dead.Id;
        dead.Kill();

        Assert.Equal("rescued by alive", (await alive.EndAsync("job")).ReadOutputAs<string>());
        Assert.Equal("rescued by alive", (await alive.EndAsync("other")).ReadOutputAs<string>());
        await Patience.UntilAsync(async () => !(await alive.Get<ServerHeartbeats>().ListAsync(Cancellation)).ContainsKey(id));

        await dead.StartAsync(opened: true);
        Assert.Null(dead.Journal("job") is { IsFinished: false } kept ? kept : null);
        Assert.Equal(0, dead.Gate.Entered);
        Assert.Equal("rescued by alive", (await dead.FindAsync("job"))!.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Silence_OfALivingOwner_ItsLaterWordIsNotHeard()
    {
        var settings = storage.NewDatabase(Heartbeat, TakeOver);
        var time = new ManualTime();
        await using var silent = new SharedHost("silent", settings) { Time = time };
        await silent.StartAsync();
        await silent.ScheduleAsync("job");
        await Patience.UntilAsync(() => silent.Gate.Entered == 1);
        await using var other = await SharedHost.StartNewAsync("other", settings, opened: true);
        Assert.Equal("done by other", (await other.EndAsync("job")).ReadOutputAs<string>());
        var ended = await other.Instances.FindAsync("job", Cancellation);

        silent.Gate.Open();
        await Patience.UntilAsync(() => silent.Journal("job") is null);
        Assert.Equal(ended, await other.Instances.FindAsync("job", Cancellation));
        Assert.Equal("done by other", (await silent.FindAsync("job"))!.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Look_AfterBeingTakenOver_StopsTheCopyThatRuns()
    {
        var settings = storage.NewDatabase(Heartbeat, TakeOver);
        var time = new ManualTime();
        await using var silent = new SharedHost("silent", settings) { Time = time };
        await silent.StartAsync();
        await silent.ScheduleAsync("job");
        await Patience.UntilAsync(() => silent.Gate.Entered == 1);
        await using var other = await SharedHost.StartNewAsync("other", settings);
        await Patience.UntilAsync(() => other.Gate.Entered == 1);

        time.Advance(TimeSpan.FromSeconds(Heartbeat));
        await Patience.UntilAsync(() => silent.Journal("job") is null);
        Assert.Equal(other.Id, (await other.Instances.FindAsync("job", Cancellation))!.Instance.Owner);
        other.Gate.Open();
        Assert.Equal("done by other", (await other.EndAsync("job")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_AfterDyingBetweenDirectoryAndJournal_RunsWhatItOwns()
    {
        await using var host = await SharedHost.StartNewAsync("first", storage.NewDatabase());
        var (id, directory) = (host.Id, host.Instances);
        var claimed = new SharedInstance("job", "claim", id, GatedWork.Name)
        {
            Status = nameof(OrchestrationRuntimeStatus.Pending),
            IsFinished = false,
            Input = "\"claimed\"",
            CreatedAt = DateTime.UnixEpoch,
            UpdatedAt = DateTime.UnixEpoch,
        };
        Assert.True(await directory.TryCreateAsync(claimed, Cancellation));
        host.Kill();

        await host.StartAsync(opened: true);
        var ended = await host.EndAsync("job");
        Assert.Equal("claimed by first", ended.ReadOutputAs<string>());
        Assert.Equal(DateTimeOffset.UnixEpoch, ended.CreatedAt);
    }

    [Fact]
    public async Task Start_AfterDyingBetweenJournalAndDirectory_TellsTheEnd()
    {
        var settings = storage.NewDatabase();
        await using var host = await SharedHost.StartNewAsync("first", settings, opened: true);
        await host.ScheduleAsync("job");
        await host.EndAsync("job");
        var told = (await host.Instances.FindAsync("job", Cancellation))!;
        var untold = told.Instance with { Status = nameof(OrchestrationRuntimeStatus.Running), IsFinished = false, Output = null };
        Assert.True(await host.Instances.TryReplaceAsync(untold, told.ETag, Cancellation));
        host.Kill();

        await host.StartAsync();
        Assert.Equal("done by first", (await host.EndAsync("job")).ReadOutputAs<string>());
        Assert.Equal(0, host.Gate.Entered);
    }

    [Fact]
    public async Task Start_WithACopiedDataDirectory_StopsTheOtherProcess()
    {
        var settings = storage.NewDatabase(Heartbeat, TakeOver);
        await using var first = await SharedHost.StartNewAsync("first", settings);
        await using var copy = new SharedHost("copy", settings);
        File.Copy(Path.Combine(first.DataDirectory, "server-id"), Path.Combine(copy.DataDirectory, "server-id"));
        await copy.StartAsync();

        await Patience.UntilAsync(() => first.Lifetime.ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public void Identity_OfADirectory_StaysAndRefusesWhatIsNone()
    {
        var directory = Directory.CreateTempSubdirectory("kashf-identity-");
        var id = ServerIdentity.Of(directory.FullName);
        Assert.Equal(id, ServerIdentity.Of(directory.FullName));

        File.WriteAllText(Path.Combine(directory.FullName, "server-id"), "me");
        Assert.Contains("server-id", Assert.Throws<InvalidDataException>(() => ServerIdentity.Of(directory.FullName)).Message, StringComparison.Ordinal);
        directory.Delete(recursive: true);
    }
}
