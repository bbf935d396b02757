using System.Text.Json;
using Kashf.CrashHost;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Work;
using Kashf.Server.Tests.Durable;

namespace Kashf.Server.Tests.Jobs;

/// <summary>Kills a real process while the orchestration of videos goes on from one history to the next.</summary>
public sealed class VideoCrashTests : IDisposable
{
    private const int Kills = 6;
    private const int LinesBetweenKills = 130;
    private const int StepsOfAHistory = 400;

    private readonly CrashedProcess process = new(VideoTaggingOrchestration.Name, jobs: 1);

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task Kill_InEachOfSeveralHistories_NothingRecordedRunsAgainAndNothingIsLeftOut()
    {
        var random = new Random(7);
        var recorded = new Dictionary<string, int>();
        var killedAt = new List<int>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await process.RunAndKillAsync((kill * LinesBetweenKills) + random.Next(LinesBetweenKills / 2));
            killedAt.Add(process.ReadLog().Count);
            // None only where it was killed as the next history began.
            var fewest = killedAt[^1] % StepsOfAHistory < LinesBetweenKills / 2 ? 0 : 1;
            Assert.InRange(process.RecordedResults().Count, fewest, StepsOfAHistory + 1);
            var runs = process.Runs();
            AssertNotAgain(recorded, runs);
            foreach (var key in RecordedSteps())
                recorded[key] = runs[key];
        }

        await process.RunToTheEndAsync();

        Assert.InRange(recorded.Count, StepsOfAHistory, int.MaxValue);
        AssertNotAgain(recorded, process.Runs());
        Assert.Equal([0, 1, 2], killedAt.Select(lines => lines / StepsOfAHistory).Distinct());
        var ended = process.ReadLog().Distinct().ToList();
        Assert.Equal(CrashVideoSteps.Videos * CrashVideoSteps.Segments, ended.Count(key => key.Contains("/see/", StringComparison.Ordinal)));
        Assert.Equal(CrashVideoSteps.Videos * CrashVideoSteps.MissingParts, ended.Count(key => key.Contains("/see-missing/", StringComparison.Ordinal)));
        Assert.Single(ended.Select(key => key.Split('/')[0]).Distinct());
        Assert.Single(ended, key => key.EndsWith("/join without errors", StringComparison.Ordinal));
        Assert.Null(Assert.Single(process.Outputs()).Value);
    }

    private static void AssertNotAgain(Dictionary<string, int> recorded, Dictionary<string, int> runs) =>
        Assert.All(recorded, pair => Assert.Equal(pair.Value, runs[pair.Key]));

    /// <summary>The keys that the steps of the history under way gave back.</summary>
    private IEnumerable<string> RecordedSteps() => process.RecordedResults()
        .Where(result => result.StartsWith('{'))
        .Select(result => JsonSerializer.Deserialize<VideoStepOutcome>(result, JsonSerializerOptions.Web)?.Hash)
        .OfType<string>();
}
