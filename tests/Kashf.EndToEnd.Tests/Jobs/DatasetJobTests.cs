using System.Text.Json;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Jobs;

/// <summary>Jobs on one dataset exclude one another, and what happens to the dataset while one runs.</summary>
public sealed class DatasetJobTests(OwnAccount account) : IClassFixture<OwnAccount>
{
    private const int Rows = 30_000;

    private static readonly byte[] File = Crash.NumberedFile.Write(Rows, SampleReports.Content);

    private ApiClient Client => account.Client;

    [Fact]
    public async Task Import_WhileItRuns_OtherJobsAreRefusedAndTheSameIsTheSame()
    {
        var dataset = await TrainedAsync();
        var slug = dataset.Slug;
        Assert.Equal("waiting", (await Client.SendCsvAsync(slug, File)).Ok().GetProperty("state").GetString());
        foreach (var (path, body) in new (string, object)[]
        {
            ("/api/train_dataset/", new { dataset = slug }),
            ("/api/retag_dataset/", new { dataset = slug, max_predictions = 10 }),
            ("/api/export_dataset/", new { dataset = slug }),
        })
            AssertBusy(await Client.PostAsync(path, body), "waiting", "importing");
        AssertBusy(await Client.SendCsvAsync(slug, File, ("report_items", "false")), "waiting", "importing");
        var again = (await Client.SendCsvAsync(slug, File)).Ok();
        Assert.Contains(again.GetProperty("state").GetString(), new[] { "waiting", "importing", "imported" });

        var result = await Client.ImportAsync(slug, File);
        Assert.Equal(Rows - Crash.NumberedFile.FailedOf(Rows), result.GetProperty("imported").GetInt64());
    }

    [Fact]
    public async Task Retagging_WhileItRuns_ImportIsRefused()
    {
        var dataset = await FilledAsync();
        Assert.Equal("waiting", (await StartAsync(dataset.Slug, "retag")).Ok().GetProperty("state").GetString());
        AssertBusy(await Client.PostAsync("/api/export_dataset/", new { dataset = dataset.Slug }), "waiting", "retagging");
        AssertBusy(await Client.SendCsvAsync(dataset.Slug, "content\nیک\n"u8.ToArray()), "waiting", "retagging");
        var again = (await StartAsync(dataset.Slug, "retag")).Ok().GetProperty("state").GetString();
        Assert.Contains(again, new[] { "waiting", "retagging" });
        await Client.UntilStateAsync(dataset.Slug, "retagged");
    }

    [Theory]
    [InlineData("import")]
    [InlineData("retag")]
    [InlineData("export")]
    public async Task DeleteDataset_WhileAJobRuns_NothingComesBack(string job)
    {
        var dataset = await FilledAsync();
        var slug = dataset.Slug;
        (await StartAsync(slug, job)).Ok();
        (await Client.PostAsync("/api/delete_dataset/", new { dataset = slug })).Ok();
        (await Client.PostAsync("/api/dataset_info/", new { dataset = slug })).Problem(404);
        (await StartAsync(slug, job)).Problem(404);
        var left = Journal().Unfinished.Select(instance => instance.Execution).ToHashSet();

        (await Client.PostAsync("/api/create_dataset/", new { title = "از نو", slug, type = "text-tag" })).Ok();
        var again = await Client.CreateTagAsync(slug, SampleReports.Content);
        await Client.ImportAsync(slug, "content,title\nتازه,\n");
        await Patience.UntilAsync(TimeSpan.FromSeconds(60), () => Task.FromResult(!Journal().Unfinished.Any(instance => left.Contains(instance.Execution))));
        var info = await Client.InfoAsync(slug);
        Assert.Equal((1, 0, "imported"), (info.GetProperty("data_count").GetInt64(), info.GetProperty("report_count").GetInt64(), info.GetProperty("state").GetString()));
        Assert.Equal([again], info.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("id").GetInt64()));
        Assert.Single(Csv.Read(await Client.DownloadAsync(slug)));
    }

    [Fact]
    public async Task DeleteTag_WhileRetagging_LeavesNoTrace()
    {
        var dataset = await FilledAsync();
        (await StartAsync(dataset.Slug, "retag")).Ok();
        (await Client.PostAsync("/api/delete_tag/", new { tag_id = dataset.DiscontentTag })).Ok();
        await Client.UntilStateAsync(dataset.Slug, "retagged");
        (await Client.PostAsync("/api/list_tag_predictions/", new { dataset = dataset.Slug, tag_id = dataset.DiscontentTag })).Problem(404);
        Assert.DoesNotContain($"[{dataset.DiscontentTag},", System.Text.Encoding.UTF8.GetString(await Client.DownloadAsync(dataset.Slug)));
    }

    [Fact]
    public async Task DeleteTag_WhileImporting_EndsAsItSays()
    {
        var dataset = await TrainedAsync();
        (await Client.SendCsvAsync(dataset.Slug, File)).Ok();
        (await Client.PostAsync("/api/delete_tag/", new { tag_id = dataset.ContentTag })).Ok();
        await Client.UntilStateAsync(dataset.Slug, "imported");
        var result = (await Client.SendCsvAsync(dataset.Slug, File)).Ok();
        Assert.InRange(result.GetProperty("failed").GetInt64(), Crash.NumberedFile.FailedOf(Rows), Crash.NumberedFile.FailedOf(Rows) + Crash.NumberedFile.ReportsOf(Rows));
        Assert.Equal(Rows, result.GetProperty("imported").GetInt64() + result.GetProperty("failed").GetInt64());
        Assert.Single((await Client.InfoAsync(dataset.Slug)).GetProperty("tags").EnumerateArray());
    }

    [Fact]
    public async Task Export_AfterAChange_IsWrittenAnew()
    {
        var dataset = await TrainedAsync();
        var first = await Client.ExportAsync(dataset.Slug);
        var url = first.GetProperty("url").GetString()!;
        var file = (await Client.GetAsync(url)).OkCsv();
        Assert.Equal(first.GetRawText(), (await Client.PostAsync("/api/export_dataset/", new { dataset = dataset.Slug, tag_names = false })).Ok().GetRawText());
        Assert.NotEqual(url, (await Client.ExportAsync(dataset.Slug, tagNames: true)).GetProperty("url").GetString());

        await Client.ReportAsync(dataset.ContentTag, positive: true, "گزارش تازه");
        Assert.Equal("waiting", (await Client.PostAsync("/api/export_dataset/", new { dataset = dataset.Slug })).Ok().GetProperty("state").GetString());
        var second = Csv.Read(await Client.DownloadAsync(dataset.Slug));
        Assert.Equal(Csv.Read(file).Count + 1, second.Count);
        (await Client.PostAsync("/api/update_tag/", new { dataset = dataset.Slug, tag_id = dataset.ContentTag, title = "نام نو" })).Ok();
        Assert.Contains("نام نو", System.Text.Encoding.UTF8.GetString(await Client.DownloadAsync(dataset.Slug, tagNames: true)));
    }

    [Fact]
    public async Task Import_SentAgainAfterACorrection_TellsItsResultUnlessItIsToBeDoneAgain()
    {
        var slug = await Client.CreateDatasetAsync();
        var tag = await Client.CreateTagAsync(slug, "خوب");
        var file = System.Text.Encoding.UTF8.GetBytes("content,title\nیک متن,خوب\n");
        await Client.ImportAsync(slug, file, ("tag_names", "true"));
        (await Client.PostAsync("/api/report_text_tags/", new[] { new { content = "یک متن", tag_id = tag, positive = false } })).Ok();

        Assert.Equal(1, (await Client.SendCsvAsync(slug, file, ("tag_names", "true"))).Ok().GetProperty("imported").GetInt64());
        Assert.Equal(0, await CountAsync(tag, positive: true));

        Assert.Equal("waiting", (await Client.SendCsvAsync(slug, file, ("tag_names", "true"), ("again", "true"))).Ok().GetProperty("state").GetString());
        await Client.UntilStateAsync(slug, "imported");
        Assert.Equal(1, await CountAsync(tag, positive: true));
    }

    [Fact]
    public async Task Export_WhileReportsComeIn_IsToldAllTheSame()
    {
        var slug = await Client.CreateDatasetAsync();
        var tag = await Client.CreateTagAsync(slug, "خوب");
        for (var report = 0; ; report++)
        {
            Assert.True(report < 500, "The export's result was never told.");
            (await Client.PostAsync("/api/report_text_tags/", new[] { new { content = $"متن {report}", tag_id = tag } })).Ok();
            if ((await Client.PostAsync("/api/export_dataset/", new { dataset = slug })).Ok().TryGetProperty("url", out _))
                break;
        }
    }

    private async Task<long> CountAsync(long tag, bool positive) =>
        (await Client.PostAsync("/api/list_tag_reports/", new { tag_id = tag, reported_positive = positive })).Ok().GetProperty("count").GetInt64();

    [Fact]
    public async Task ExportedFile_IsForItsOwnerAndGoesWithItsDataset()
    {
        var dataset = await TrainedAsync();
        var url = (await Client.ExportAsync(dataset.Slug)).GetProperty("url").GetString()!;
        (await Client.GetAsync(url.TrimEnd('/'))).OkCsv();
        await using var stranger = new OwnAccount(account.Server);
        await stranger.InitializeAsync();
        (await stranger.Client.GetAsync(url)).Problem(404);
        using var nobody = account.Server.Process.Client(null);
        (await nobody.GetAsync(url)).Problem(401);
        foreach (var id in new[] { "x", "..", "%2e%2e%2f", new string('0', 32), new string('a', 3_000), "\u06f1" })
            (await Client.GetAsync($"/api/exports/{id}/")).Problem(404);
        (await Client.PostAsync("/api/delete_dataset/", new { dataset = dataset.Slug })).Ok();
        (await Client.GetAsync(url)).Problem(404);
    }

    [Fact]
    public async Task FailedRows_GoWithTheirDataset()
    {
        var slug = await Client.CreateDatasetAsync();
        var url = (await Client.ImportAsync(slug, "content,title\nراز,ناشناس\n")).GetProperty("errors_url").GetString()!;
        (await Client.GetAsync(url)).OkCsv();
        (await Client.PostAsync("/api/delete_dataset/", new { dataset = slug })).Ok();
        (await Client.GetAsync(url)).Problem(404);
    }

    private Crash.JournalSnapshot Journal() => Crash.JournalSnapshot.OfRunning(account.Server.Process.DataDirectory);

    private async Task<SmallDataset> TrainedAsync()
    {
        var dataset = await SmallDataset.CreateAsync(Client);
        await Client.TrainAsync(dataset.Slug);
        return dataset;
    }

    private async Task<SmallDataset> FilledAsync()
    {
        var dataset = await TrainedAsync();
        await Client.ImportAsync(dataset.Slug, File);
        return dataset;
    }

    private Task<Answer> StartAsync(string slug, string job) => job switch
    {
        "import" => Client.SendCsvAsync(slug, File, ("report_items", "false")),
        "retag" => Client.PostAsync("/api/retag_dataset/", new { dataset = slug, max_predictions = 1_000_000 }),
        _ => Client.PostAsync("/api/export_dataset/", new { dataset = slug }),
    };

    private static void AssertBusy(Answer answer, params string[] states)
    {
        var message = answer.Problem(409).GetProperty("dataset")[0].GetString();
        Assert.True(states.Any(state => message!.Contains($"state {state}", StringComparison.Ordinal)), message);
        Assert.Equal(JsonValueKind.String, answer.Json.GetProperty("detail").ValueKind);
    }
}
