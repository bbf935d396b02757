using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Crash;

/// <summary>Kills the server at random moments while a dataset is imported, then retagged, then exported.</summary>
public sealed class DatasetCrashTests
{
    private const int Rows = 60_000;
    private const int Looked = 500;
    private const int Seed = 20_261_123;
    private const string Retag = "/api/retag_dataset/";

    [Fact]
    public async Task Kill_WhileImportingRetaggingAndExporting_LosesAndDoublesNothing()
    {
        await using var server = new ServerProcess();
        await server.StartAsync();
        var killed = new KilledServer(server, new Random(Seed));
        var dataset = await TrainAsync(server);

        await ImportAsync(server, killed, dataset);
        await RetagAsync(server, killed, dataset);
        await ExportAsync(server, killed, dataset);
    }

    private static async Task<SmallDataset> TrainAsync(ServerProcess server)
    {
        using var client = server.Client();
        var dataset = await SmallDataset.CreateAsync(client);
        await client.TrainAsync(dataset.Slug);
        return dataset;
    }

    private static async Task ImportAsync(ServerProcess server, KilledServer killed, SmallDataset dataset)
    {
        var before = await InfoAsync(server, dataset);
        var file = NumberedFile.Write(Rows, SampleReports.Content);
        await killed.KillWhileAsync(dataset.Slug, TimeSpan.FromMilliseconds(600), client => client.SendCsvAsync(dataset.Slug, file));

        using var client = server.Client();
        var result = await client.ImportAsync(dataset.Slug, file);
        Assert.Equal(Rows - NumberedFile.FailedOf(Rows), result.GetProperty("imported").GetInt64());
        Assert.Equal(NumberedFile.FailedOf(Rows), result.GetProperty("failed").GetInt64());
        var failed = Csv.Read((await client.GetAsync(result.GetProperty("errors_url").GetString()!)).OkCsv());
        Assert.Equal(Enumerable.Range(0, NumberedFile.FailedOf(Rows)).Select(i => $"{(1_000 * i) + 2}"), failed.Select(row => row["row"]));
        var after = await InfoAsync(server, dataset);
        Assert.Equal(before.Items + Rows - NumberedFile.FailedOf(Rows), after.Items);
        Assert.Equal(before.Reports + NumberedFile.ReportsOf(Rows), after.Reports);
    }

    private static async Task RetagAsync(ServerProcess server, KilledServer killed, SmallDataset dataset)
    {
        var items = (await InfoAsync(server, dataset)).Items;
        var looked = new Dictionary<long, DateTimeOffset>();
        await killed.KillWhileAsync(dataset.Slug, TimeSpan.FromMilliseconds(400), async client =>
        {
            await LookAsync(client, dataset, looked);
            return await client.PostAsync(Retag, new { dataset = dataset.Slug, max_predictions = items });
        });

        using var client = server.Client();
        await client.RetagAsync(dataset.Slug, items);
        await LookAsync(client, dataset, looked);
        Assert.Equal(Looked, looked.Count);
        await client.RetagAsync(dataset.Slug, items);
        // A step's effect is seen a moment before the journal has its end.
        await Patience.UntilAsync(TimeSpan.FromSeconds(60), () => Task.FromResult(JournalSnapshot.OfRunning(server.DataDirectory).Unfinished.Count == 0));
        var journal = JournalSnapshot.OfRunning(server.DataDirectory);
        var latest = journal.Activities.Where(activity => activity.Name == "PlanRetagging").MaxBy(activity => activity.RecordedAt)!;
        Assert.Equal(["EnterState", "PlanRetagging", "EnterState"], journal.Activities.Where(activity => activity.Execution == latest.Execution).Select(activity => activity.Name));
        var rows = Csv.Read(await client.DownloadAsync(dataset.Slug));
        foreach (var tag in (await client.InfoAsync(dataset.Slug)).GetProperty("tags").EnumerateArray())
        {
            var found = rows.Count(row => row["predictions"].Contains($"[{tag.GetProperty("id").GetInt64()},", StringComparison.Ordinal));
            Assert.Equal(found, tag.GetProperty("predictions").GetInt64());
        }
    }

    /// <summary>An item that the model has looked at is not looked at again.</summary>
    private static async Task LookAsync(ApiClient client, SmallDataset dataset, Dictionary<long, DateTimeOffset> looked)
    {
        var newest = new { tag_id = dataset.ContentTag };
        foreach (var page in Enumerable.Range(1, Looked / 50))
        {
            foreach (var item in (await client.PageAsync($"/api/list_tag_reports/?page={page}", newest)).Items)
            {
                if (item.GetProperty("processed").ValueKind == System.Text.Json.JsonValueKind.Null)
                    continue;
                var (id, at) = (item.GetProperty("id").GetInt64(), item.GetProperty("processed").GetDateTimeOffset());
                Assert.True(looked.TryAdd(id, at) || looked[id] == at, $"Item {id} was predicted at {looked[id]}, and again at {at}.");
            }
        }
    }

    /// <summary>Each round adds a report, so that there is something new to export.</summary>
    private static async Task ExportAsync(ServerProcess server, KilledServer killed, SmallDataset dataset)
    {
        var before = (await InfoAsync(server, dataset)).Items;
        var round = 0;
        await killed.KillWhileAsync(dataset.Slug, TimeSpan.FromMilliseconds(600), async client =>
        {
            await client.ReportAsync(dataset.ContentTag, true, $"گزارش تازه {round++}");
            return await client.PostAsync("/api/export_dataset/", new { dataset = dataset.Slug });
        });

        using var client = server.Client();
        // The last export whose result was never told may have begun before the last report.
        await client.ExportAsync(dataset.Slug);
        var contents = Csv.Read(await client.DownloadAsync(dataset.Slug)).Select(row => row["content"]).ToList();
        var info = await InfoAsync(server, dataset);
        Assert.InRange(info.Items, before + 1, before + round);
        Assert.Equal(info.Items, contents.Count);
        Assert.Equal(contents.Count, contents.Distinct().Count());
        Assert.Empty(NumberedFile.TakenOf(Rows).Except(contents));
    }

    private static async Task<(long Items, long Reports)> InfoAsync(ServerProcess server, SmallDataset dataset)
    {
        using var client = server.Client();
        var info = await client.InfoAsync(dataset.Slug);
        return (info.GetProperty("data_count").GetInt64(), info.GetProperty("report_count").GetInt64());
    }
}
