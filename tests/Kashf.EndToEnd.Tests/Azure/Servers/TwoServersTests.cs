using Kashf.EndToEnd.Tests.Crash;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Azure.Servers;

/// <summary>What is asked of both servers at the same moment happens once; what one of them answered, the other knows.</summary>
[Collection(ServerPairCollection.Name)]
public sealed class TwoServersTests(ServerPair pair)
{
    private const int Rounds = 12;

    private ApiClient First => pair.Clients[0];

    private ApiClient Second => pair.Clients[1];

    [Fact]
    public async Task CreateDataset_SameSlugOnBothAtOnce_OneWins()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var request = new { title = "یک", slug = $"same-{Guid.NewGuid():N}", type = "text-tag" };
            AssertOneWins(await OnBothAsync(client => client.PostAsync("/api/create_dataset/", request)));
        }
    }

    [Fact]
    public async Task CreateTag_SameTitleOnBothAtOnce_OneWins()
    {
        var dataset = await First.CreateDatasetAsync();
        var created = new List<long>();
        for (var round = 0; round < Rounds; round++)
        {
            var answers = await OnBothAsync(client => client.PostAsync("/api/create_tag/", new { dataset, title = $"عنوان {round}" }));
            created.Add(AssertOneWins(answers).GetProperty("tag_id").GetInt64());
        }

        foreach (var client in pair.Clients)
            Assert.Equal(created, (await client.InfoAsync(dataset)).GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("id").GetInt64()));
    }

    [Fact]
    public async Task Train_OnBothAtOnce_RunsOnce()
    {
        var dataset = await First.CreateDatasetAsync();
        foreach (var title in SampleReports.Tags)
        {
            var tag = await First.CreateTagAsync(dataset, title);
            await First.ReportAsync(tag, positive: true, SampleReports.Contents(title, positive: true, 200));
            await First.ReportAsync(tag, positive: false, SampleReports.Contents(title, positive: false, 200));
        }

        for (var round = 0; round < 3; round++)
        {
            var before = Trainings();
            foreach (var answer in await OnBothAsync(client => client.PostAsync("/api/train_dataset/", new { dataset })))
                Assert.Contains(answer.Ok().GetProperty("state").GetString(), new[] { "waiting", "training" });
            foreach (var client in pair.Clients)
                await client.UntilTrainedAsync(dataset);
            Assert.Single(Trainings().Except(before));
            Assert.Equal((await First.InfoAsync(dataset)).GetRawText(), (await Second.InfoAsync(dataset)).GetRawText());
        }
    }

    [Fact]
    public async Task Write_AtOne_IsReadFromTheOtherAtOnce()
    {
        var slug = await First.CreateDatasetAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var (writer, reader) = round % 2 == 0 ? (First, Second) : (Second, First);
            var tag = await writer.CreateTagAsync(slug, $"عنوان {round}");
            await writer.ReportAsync(tag, positive: true, Enumerable.Range(0, 60).Select(i => $"متن {i} از دور {round}"));
            var items = await reader.AllAsync("/api/list_tag_reports/", new { tag_id = tag });
            Assert.Equal(60, items.Count);
            var removed = items[7].GetProperty("id").GetInt64();
            (await writer.PostAsync("/api/remove_tag_report/", new { text_id = removed, tag_id = tag })).Ok();
            var left = await reader.PageAsync("/api/list_tag_reports/", new { tag_id = tag });
            Assert.Equal((59, false), (left.Count, left.Ids.Contains(removed)));
            Assert.Equal(60, (await reader.PageAsync("/api/search_candidate_texts/", new { dataset = slug, query = $"\"دور {round}\"" })).Count);
            (await writer.PostAsync("/api/update_tag/", new { dataset = slug, tag_id = tag, title = $"نام {round}" })).Ok();
            Assert.Contains($"نام {round}", (await reader.InfoAsync(slug)).GetRawText());
            if (round % 3 > 0)
                continue;
            Assert.Equal(59, (await writer.PostAsync("/api/delete_tag/", new { tag_id = tag })).Ok().GetProperty("deleted_reports").GetInt64());
            (await reader.PostAsync("/api/list_tag_reports/", new { tag_id = tag })).Problem(404);
        }
    }

    [Fact]
    public async Task DeleteDataset_AtOne_IsGoneAtTheOtherAndBeginsAnew()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (writer, reader) = round % 2 == 0 ? (First, Second) : (Second, First);
            var slug = await writer.CreateDatasetAsync();
            var tag = await reader.CreateTagAsync(slug, "یک");
            await writer.ReportAsync(tag, positive: true, "متن", "متن دیگر");
            (await reader.PostAsync("/api/delete_dataset/", new { dataset = slug })).Ok();
            (await writer.PostAsync("/api/dataset_info/", new { dataset = slug })).Problem(404);
            (await writer.PostAsync("/api/list_tag_reports/", new { tag_id = tag })).Problem(404);
            (await writer.PostAsync("/api/create_dataset/", new { title = "از نو", slug, type = "text-tag" })).Ok();
            var info = await reader.InfoAsync(slug);
            Assert.Equal((0, 0, 0), (info.GetProperty("data_count").GetInt64(), info.GetProperty("report_count").GetInt64(), info.GetProperty("tags").GetArrayLength()));
        }
    }

    [Fact]
    public async Task Job_StartedAtOne_IsToldByTheOther()
    {
        var dataset = await SmallDataset.CreateAsync(First);
        await Second.ImportAsync(dataset.Slug, "content\nمتن نو\nمتن نوتر\n", ("report_items", "false"));
        await First.TrainAsync(dataset.Slug);
        (await Second.PostAsync("/api/retag_dataset/", new { dataset = dataset.Slug, max_predictions = 1_000 })).Ok();
        await First.UntilStateAsync(dataset.Slug, "retagged");
        foreach (var (writer, reader) in new[] { (First, Second), (Second, First) })
        {
            (await writer.PostAsync("/api/export_dataset/", new { dataset = dataset.Slug })).Ok();
            var url = (await reader.ExportAsync(dataset.Slug)).GetProperty("url").GetString()!;
            foreach (var client in pair.Clients)
                Assert.Equal(2, Csv.Read((await client.GetAsync(new Uri(url).PathAndQuery)).OkCsv()).Count(row => row["content"].StartsWith("متن نو", StringComparison.Ordinal)));
            await AssertTaggedAsync(writer, reader, dataset.Slug);
        }
    }

    private static async Task AssertTaggedAsync(ApiClient writer, ApiClient reader, string dataset)
    {
        var request = new { dataset, contents = new[] { $"خیلی راضی هستم {writer.Address.Port}" }, wait = false };
        var task = (await writer.PostAsync("/api/tag_texts/", request)).Ok().GetProperty("task_ids")[0].GetString();
        Answer answer = null!;
        await Patience.UntilAsync(TimeSpan.FromSeconds(30), async () =>
        {
            answer = await reader.PostAsync("/api/tag_texts/", new { task_ids = new[] { task } });
            return answer.Ok().ValueKind == System.Text.Json.JsonValueKind.Array;
        });
        Assert.Equal(answer.Text, (await writer.PostAsync("/api/tag_texts/", request)).Text);
    }

    /// <summary>The trainings that both journals know, each by its server and its number there.</summary>
    private List<(int Server, long Execution)> Trainings() =>
    [
        .. from server in Enumerable.Range(0, pair.Servers.Count)
           from activity in JournalSnapshot.OfRunning(pair.Servers[server].DataDirectory).Activities
           where activity.Name == "TrainModel"
           select (server, activity.Execution),
    ];

    private Task<Answer[]> OnBothAsync(Func<ApiClient, Task<Answer>> send) => Task.WhenAll(pair.Clients.Select(send));

    private static System.Text.Json.JsonElement AssertOneWins(Answer[] answers)
    {
        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.Single(answers, answer => answer != winner).Problem(409);
        return winner.Ok();
    }
}
