using Kashf.EndToEnd.Tests.Wire;
using Kashf.TestServices.Faults;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>Every kind of request, with a fault at each call to the stores that it needs, and then again without.</summary>
[Collection(FaultyServerCollection.Name)]
public sealed class AnyRequestFaultTests(FaultyServer server)
{
    private const int MostCalls = 400;

    // What needs more calls than these does the same again and again.
    private const int CallsOneByOne = 8;
    private const int Stride = 25;

    private int number;

    private ApiClient Client => server.Client;

    public static TheoryData<string> Requests =>
    [
        "create_dataset", "delete_dataset", "create_tag", "update_tag", "delete_tag", "remove_tag_report", "list_tag_reports",
        "list_texts", "list_datasets", "dataset_info", "search_candidate_texts", "tag_texts", "export_dataset",
    ];

    [Theory, MemberData(nameof(Requests))]
    public async Task Request_FaultAtAnyCall_IsDoneOrRefusedClearlyAndCanBeRepeated(string request)
    {
        var dataset = await SmallDataset.CreateAsync(Client);
        if (request == "tag_texts")
            await Client.TrainAsync(dataset.Slug);
        for (var (calls, happened) = (1, true); happened; calls += calls < CallsOneByOne ? 1 : Stride)
        {
            Assert.True(calls < MostCalls, "The faults hit no end.");
            var send = await PrepareAsync(request, dataset);
            var plan = new FaultAt(calls, FaultKinds.Quick[number++ % FaultKinds.Quick.Count]);
            server.Spoil(plan.Next);
            var first = await send();
            server.Mend();
            // What a lost answer said has happened all the same, perhaps.
            first.AssertDoneOrUnavailable();
            (await send()).AssertRepeated(request);
            happened = plan.Happened;
        }

        await server.RecoveredAsync();
        await AssertCountsAsync(dataset);
    }

    /// <summary>What the request needs, and the request.</summary>
    private async Task<Func<Task<Answer>>> PrepareAsync(string request, SmallDataset data)
    {
        var name = $"نام {number} {request}";
        var slug = request == "delete_dataset" ? await Client.CreateDatasetAsync() : data.Slug;
        var tag = request is "update_tag" or "delete_tag" or "remove_tag_report" ? await Client.CreateTagAsync(slug, name) : data.ContentTag;
        if (request is "delete_tag" or "remove_tag_report")
            await Client.ReportAsync(tag, positive: true, name, "دیگر");
        var text = (await Client.PageAsync("/api/list_tag_reports/", new { tag_id = tag })).Ids is [var newest, ..] ? newest : 0;
        var own = $"slug-{Guid.NewGuid():N}";
        return request switch
        {
            "create_dataset" => () => Client.PostAsync("/api/create_dataset/", new { title = name, slug = own, type = "text-tag" }),
            "create_tag" => () => Client.PostAsync("/api/create_tag/", new { dataset = slug, title = name }),
            "update_tag" => () => Client.PostAsync("/api/update_tag/", new { dataset = slug, tag_id = tag, title = name + "!" }),
            "remove_tag_report" => () => Client.PostAsync("/api/remove_tag_report/", new { text_id = text, tag_id = tag }),
            "list_texts" => () => Client.PostAsync("/api/list_texts/", new { dataset = slug, text_ids = new[] { text } }),
            "list_datasets" => () => Client.GetAsync("/api/list_datasets/"),
            "search_candidate_texts" => () => Client.PostAsync("/api/search_candidate_texts/", new { dataset = slug, query = "خرید" }),
            "tag_texts" => () => Client.PostAsync("/api/tag_texts/", new { dataset = slug, contents = new[] { name } }),
            "list_tag_reports" or "delete_tag" => () => Client.PostAsync($"/api/{request}/", new { tag_id = tag }),
            _ => () => Client.PostAsync($"/api/{request}/", new { dataset = slug }),
        };
    }

    private async Task AssertCountsAsync(SmallDataset data)
    {
        var info = await Client.UntilIdleAsync(data.Slug);
        var total = 0L;
        foreach (var tag in info.GetProperty("tags").EnumerateArray())
        {
            var items = await Client.AllAsync("/api/list_tag_reports/", new { tag_id = tag.GetProperty("id").GetInt64() });
            Assert.Equal(items.Count, tag.GetProperty("reports").GetInt64());
            total += items.Count;
        }

        Assert.Equal(total, info.GetProperty("report_count").GetInt64());
    }
}

internal static class Repetition
{
    private static readonly string[] ThatTakeEffectOnce = ["create_dataset", "create_tag", "delete_dataset", "delete_tag", "remove_tag_report", "export_dataset"];

    /// <summary>Sent again without faults, a request succeeds, or says that the first one has had its effect.</summary>
    public static void AssertRepeated(this Answer answer, string request)
    {
        if (answer.Status == 200)
            return;
        Assert.Contains(request, ThatTakeEffectOnce);
        answer.Problem(404, 409);
    }
}
