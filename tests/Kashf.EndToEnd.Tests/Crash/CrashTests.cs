using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Crash;

/// <summary>Kills the server at random moments while people report and a dataset is trained.</summary>
public sealed class CrashTests
{
    private const int Kills = 20;
    private const int Seed = 20_261_122;
    private const int LongestRunMilliseconds = 900;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Kill_WhileReportingAndTraining_LosesNothingThatWasAcknowledged()
    {
        await using var server = new ServerProcess();
        await server.StartAsync();
        var (dataset, acknowledged) = await PrepareAsync(server);
        var random = new Random(Seed);
        var resumed = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await RunUntilKilledAsync(server, dataset, acknowledged, TimeSpan.FromMilliseconds(random.Next(LongestRunMilliseconds)));
            var journal = JournalSnapshot.OfStopped(server.DataDirectory);
            resumed += journal.Unfinished.Count;
            await server.StartAsync();
            await AssertJobsEndAsync(server, dataset, journal);
            await AssertCountsAsync(server, dataset, acknowledged);
        }

        Assert.True(resumed > 0, "No kill came while a job ran.");
        await AssertTrainedAndTaggingAsync(server, dataset);
        await AssertEveryReportIsThereAsync(server, dataset, acknowledged);
    }

    private static async Task<(SmallDataset Dataset, Acknowledged Acknowledged)> PrepareAsync(ServerProcess server)
    {
        using var client = server.Client();
        var dataset = await SmallDataset.CreateAsync(client);
        await client.TrainAsync(dataset.Slug);
        var info = await client.InfoAsync(dataset.Slug);
        return (dataset, new Acknowledged(info.GetProperty("report_count").GetInt64()));
    }

    /// <summary>Reports and asks for trainings without pause, and cuts the process off in the middle.</summary>
    private static async Task RunUntilKilledAsync(ServerProcess server, SmallDataset dataset, Acknowledged acknowledged, TimeSpan after)
    {
        using var client = server.Client();
        var reporting = UntilCutOffAsync(() => acknowledged.ReportMoreAsync(client, dataset.ContentTag));
        var training = UntilCutOffAsync(() => client.PostAsync("/api/train_dataset/", new { dataset = dataset.Slug }));
        await Task.Delay(after, TimeProvider.System, TestContext.Current.CancellationToken);
        await server.KillAsync();
        await Task.WhenAll(reporting, training);
    }

    private static async Task UntilCutOffAsync(Func<Task<Answer>> send)
    {
        try
        {
            while (true)
                (await send()).Ok();
        }
        catch (HttpRequestException)
        {
            // The process is gone: what was under way was not acknowledged.
        }
    }

    /// <summary>The jobs that were cut off end by themselves, and no step that had ended ran again.</summary>
    private static async Task AssertJobsEndAsync(ServerProcess server, SmallDataset dataset, JournalSnapshot before)
    {
        using var client = server.Client();
        await Patience.UntilAsync(Limit, () => Task.FromResult(JournalSnapshot.OfRunning(server.DataDirectory).Unfinished.Count == 0));
        Assert.Equal("trained", (await client.InfoAsync(dataset.Slug)).GetProperty("state").GetString());

        var after = JournalSnapshot.OfRunning(server.DataDirectory);
        before.AssertContinuedBy(after);
        foreach (var instance in before.Unfinished)
            Assert.Equal(["EnterState", "TrainModel", "PublishModel"], after.ActivitiesOf(instance).Select(activity => activity.Name));
    }

    private static async Task AssertCountsAsync(ServerProcess server, SmallDataset dataset, Acknowledged acknowledged)
    {
        using var client = server.Client();
        var info = await client.InfoAsync(dataset.Slug);
        Assert.InRange(info.GetProperty("report_count").GetInt64(), acknowledged.Count, acknowledged.Count + acknowledged.UnderWay);
    }

    private static async Task AssertTrainedAndTaggingAsync(ServerProcess server, SmallDataset dataset)
    {
        using var client = server.Client();
        Assert.Equal("trained", (await client.InfoAsync(dataset.Slug)).GetProperty("state").GetString());
        var found = await client.TagAsync(dataset.Slug, treeBased: false, SampleReports.Contents(SampleReports.Discontent, positive: true, 15));
        Assert.Contains(found, tags => tags.Contains(dataset.DiscontentTag));
    }

    /// <summary>Said again, a report that is there changes neither its item nor the count.</summary>
    private static async Task AssertEveryReportIsThereAsync(ServerProcess server, SmallDataset dataset, Acknowledged acknowledged)
    {
        using var client = server.Client();
        var before = (await client.InfoAsync(dataset.Slug)).GetRawText();
        foreach (var batch in acknowledged.Items.Chunk(5_000))
        {
            var again = (await client.PostAsync("/api/report_text_tags/", batch.Select(item => item.AsReport(dataset.ContentTag)))).Ok();
            Assert.Equal(batch.Select(item => (item.Id, item.Report)), again.EnumerateArray().Select(AcknowledgedItem.Read));
        }

        Assert.Equal(before, (await client.InfoAsync(dataset.Slug)).GetRawText());
    }
}
