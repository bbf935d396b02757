using Kashf.CrashHost;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Server.Tests.Durable;

/// <summary>Kills a real process again and again, and looks at what it had recorded each time.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Jobs = 4;
    private const int Kills = 12;
    private const int LinesBetweenKills = 20;

    private readonly CrashedProcess process = new(nameof(CrashFunctions.Job), Jobs);

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task Kill_AtRandomMoments_NothingRecordedRunsAgainAndTheResultIsTheSame()
    {
        var random = new Random(20);
        var recorded = new Dictionary<string, int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await process.RunAndKillAsync(process.ReadLog().Count + random.Next(1, LinesBetweenKills));
            var runs = process.Runs();
            Assert.All(recorded, pair => Assert.Equal(pair.Value, runs[pair.Key]));
            recorded = RecordedActivities().ToDictionary(key => key, key => runs[key]);
        }

        Assert.NotEmpty(recorded);
        await process.RunToTheEndAsync();
        var final = process.Runs();
        Assert.All(recorded, pair => Assert.Equal(pair.Value, final[pair.Key]));
        Assert.Equal(await UndisturbedAsync(), process.Outputs());
    }

    /// <summary>The keys that activities gave back as their recorded results.</summary>
    private IEnumerable<string> RecordedActivities() => process.RecordedResults()
        .Select(result => result.Replace("\\u003C", "", StringComparison.Ordinal).Replace("\\u003E", "", StringComparison.Ordinal).Trim('"'));

    private async Task<Dictionary<string, string?>> UndisturbedAsync()
    {
        using var log = new ActivityLog(Path.Combine(process.Directory, "undisturbed.log"));
        await using var host = new DurableHost { Services = services => services.AddSingleton(log) };
        await host.StartAsync(typeof(CrashFunctions));
        var ended = await Task.WhenAll(Enumerable.Range(0, Jobs).Select(i => host.RunAsync(nameof(CrashFunctions.Job), null, new($"job-{i}"))));
        Assert.All(ended, job => Assert.Equal(OrchestrationRuntimeStatus.Completed, job.RuntimeStatus));
        return ended.ToDictionary(job => job.InstanceId, job => job.SerializedOutput);
    }
}
