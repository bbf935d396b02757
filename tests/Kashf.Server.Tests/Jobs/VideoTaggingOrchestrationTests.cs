using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Work;
using Kashf.Server.Tests.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Server.Tests.Jobs;

/// <summary>The orchestration of videos over a real journal, with steps that take no time.</summary>
public sealed class VideoTaggingOrchestrationTests
{
    private static readonly JobInput Job = new(1, "job");

    [Fact]
    public async Task Run_MoreStepsThanOneHistoryHolds_EndsEachOnce()
    {
        var script = new RecordedVideoSteps.Script { Videos = 3, Segments = 150, StepsAtOnce = 8, Bad = 1 };
        await using var host = await StartAsync(script, TimeProvider.System);

        var ended = await host.RunAsync(VideoTaggingOrchestration.Name, Job);

        Assert.Null(ended.ReadOutputAs<string>());
        Assert.Equal(script.Steps.Distinct().Count(), script.Steps.Count);
        Assert.Equal(2 * 150, script.Steps.Count(step => step.Step == VideoStep.See));
        Assert.Equal(2 * 2, script.Steps.Count(step => step is { Step: VideoStep.SeeMissing, Round: 1 }));
        Assert.Equal([null, "bad", null], Assert.Single(script.Joined).Errors);
        var run = Assert.Single(script.Runs.Distinct());
        Assert.Equal([run], script.Deleted);
        Assert.Equal(new JobStanding(1, 300, 300), ended.ReadCustomStatusAs<JobStanding>());
    }

    [Fact]
    public async Task Run_MoreThanFourHundredSteps_KeepsNoLongHistory()
    {
        var script = new RecordedVideoSteps.Script { Segments = 500, StepsAtOnce = 8 };
        await using var host = await StartAsync(script, TimeProvider.System);

        await host.RunAsync(VideoTaggingOrchestration.Name, Job, new() { InstanceId = "long" });

        Assert.Equal(500, script.Steps.Count(step => step.Step == VideoStep.See));
        Assert.InRange(host.Journal("long").Count, 1, 200);
    }

    [Fact]
    public async Task Run_DownloadsTakenAndStoreGone_WaitsAndDeletesItsFilesAllTheSame()
    {
        var (time, script) = (new ManualTime(), new RecordedVideoSteps.Script { Waits = 3, JoinFails = true });
        await using var host = await StartAsync(script, time);

        var ended = await RunAsync(host, time);

        Assert.Contains("stopped unexpectedly", ended.ReadOutputAs<string>(), StringComparison.Ordinal);
        Assert.Equal(4, script.Steps.Count(step => step.Step == VideoStep.Fetch));
        Assert.Single(script.Deleted);
    }

    [Fact]
    public async Task Run_JobIsGone_SaysSo()
    {
        var script = new RecordedVideoSteps.Script { Gone = Job.JobId };
        await using var host = await StartAsync(script, TimeProvider.System);

        Assert.Equal("gone", (await host.RunAsync(VideoTaggingOrchestration.Name, Job)).ReadOutputAs<string>());
        Assert.Empty(script.Steps);
    }

    [Fact]
    public async Task Run_StepOfAVideoFailsForGood_IsThatVideosErrorAlone()
    {
        var (time, script) = (new ManualTime(), new RecordedVideoSteps.Script { Videos = 3, Segments = 3, Broken = 1 });
        await using var host = await StartAsync(script, time);

        var ended = await RunAsync(host, time);

        Assert.Null(ended.ReadOutputAs<string>());
        var errors = Assert.Single(script.Joined).Errors;
        Assert.Equal((null, null), (errors[0], errors[2]));
        Assert.Contains("something went wrong here", errors[1], StringComparison.Ordinal);
        Assert.Equal(2, script.Steps.Count(step => step.Step == VideoStep.Tag));
        Assert.Equal(1, Assert.Single(script.Steps, step => step.Step == VideoStep.Discard).Video);
    }

    [Fact]
    public async Task Run_DecoderEndedFromOutside_IsTriedAgain()
    {
        var (time, script) = (new ManualTime(), new RecordedVideoSteps.Script { Videos = 2, Segments = 3, Ended = 4 });
        await using var host = await StartAsync(script, time);

        await RunAsync(host, time);

        Assert.Equal([null, null], Assert.Single(script.Joined).Errors);
        Assert.Equal(2 * 3, script.Steps.Count(step => step.Step == VideoStep.See));
    }

    [Fact]
    public async Task Run_FilesCannotBeDeleted_TheResultStands()
    {
        var (time, script) = (new ManualTime(), new RecordedVideoSteps.Script { DeleteFails = true });
        await using var host = await StartAsync(script, time);

        var ended = await RunAsync(host, time);

        Assert.Equal((OrchestrationRuntimeStatus.Completed, null), (ended.RuntimeStatus, ended.ReadOutputAs<string>()));
        Assert.Single(script.Joined);
    }

    private static async Task<OrchestrationMetadata> RunAsync(DurableHost host, ManualTime time)
    {
        var running = host.RunAsync(VideoTaggingOrchestration.Name, Job);
        await Patience.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return running.IsCompleted;
        });
        return await running;
    }

    private static async Task<DurableHost> StartAsync(RecordedVideoSteps.Script script, TimeProvider time)
    {
        var host = new DurableHost { Time = time, Services = services => services.AddSingleton(script) };
        await host.StartAsync(typeof(VideoTaggingOrchestration), typeof(RecordedVideoSteps));
        return host;
    }
}
