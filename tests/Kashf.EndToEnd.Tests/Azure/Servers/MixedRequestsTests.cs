using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Azure.Servers;

/// <summary>Clients that spread their requests over two servers lose nothing, and both servers tell the same in the end.</summary>
[Collection(ServerPairCollection.Name)]
public sealed class MixedRequestsTests(ServerPair pair)
{
    private const int Clients = 20;
    private const int Tags = 6;

    // KASHF_TEST_MIXED_REQUESTS asks for more: 10,000 take some minutes.
    private static readonly int Requests =
        int.TryParse(Environment.GetEnvironmentVariable("KASHF_TEST_MIXED_REQUESTS"), CultureInfo.InvariantCulture, out var asked) ? asked : 1_500;

    [Fact]
    public async Task ManyRequests_SpreadOverBoth_LoseNothing()
    {
        var ground = await SharedGround.CreateAsync(pair.Clients[0], Tags);
        var clients = Enumerable.Range(0, Clients).Select(number => pair.Spread(1_000 + number)).ToList();
        var mixed = clients.Select((client, number) => new MixedClient(client, ground, number)).ToList();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(mixed.Select(client => client.RunAsync(Requests / Clients)));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Requests / watch.Elapsed.TotalSeconds:0} requests a second");

        var lists = await Task.WhenAll(pair.Clients.Select(client => ListsAsync(client, ground)));
        Assert.Equal(Raw(lists[0]), Raw(lists[1]));
        AssertOwnTextsStand(ground, lists[0], [.. mixed.SelectMany(client => client.Texts)]);
        AssertSharedTextsStand(ground, lists[0]);
        await AssertCountsAsync(ground, lists[0], mixed.Sum(client => client.Texts.Count));
        clients.ForEach(client => client.Dispose());
    }

    /// <summary>The whole list of each tag's reports.</summary>
    private static async Task<Dictionary<long, IReadOnlyList<JsonElement>>> ListsAsync(ApiClient client, SharedGround ground)
    {
        var lists = new Dictionary<long, IReadOnlyList<JsonElement>>();
        foreach (var tag in ground.Tags)
            lists[tag] = await client.AllAsync("/api/list_tag_reports/", new { tag_id = tag });
        return lists;
    }

    private static IEnumerable<string> Raw(Dictionary<long, IReadOnlyList<JsonElement>> lists) =>
        lists.SelectMany(list => list.Value.Select(item => $"{list.Key} {item.GetRawText()}"));

    private static void AssertOwnTextsStand(SharedGround ground, Dictionary<long, IReadOnlyList<JsonElement>> lists, IReadOnlyList<OwnText> texts)
    {
        foreach (var tag in ground.Tags)
        {
            var listed = lists[tag].ToDictionary(item => item.GetProperty("content").GetString()!);
            var expected = texts.Where(text => text.Reports.ContainsKey(tag)).ToList();
            Assert.All(expected, text => text.CheckItem(listed[text.Content]));
            Assert.Equal(expected.Count, listed.Keys.Count(content => !content.StartsWith("متن مشترک", StringComparison.Ordinal)));
        }
    }

    /// <summary>Of several words on one text at the same moment any may have been the last, but one of them it was.</summary>
    private static void AssertSharedTextsStand(SharedGround ground, Dictionary<long, IReadOnlyList<JsonElement>> lists)
    {
        foreach (var tag in ground.Tags)
        {
            var listed = lists[tag].Where(item => item.GetProperty("content").GetString()!.StartsWith("متن مشترک", StringComparison.Ordinal)).ToList();
            var said = ground.Said.Where(said => said.Key.Tag == tag).ToDictionary(said => said.Key.Content, said => said.Value);
            Assert.Equal(said.Keys.Order(StringComparer.Ordinal), listed.Select(item => item.GetProperty("content").GetString()!).Order(StringComparer.Ordinal));
            Assert.All(listed, item => Assert.Contains(OwnText.ReportsOf(item)[tag], said[item.GetProperty("content").GetString()!]));
        }
    }

    private async Task AssertCountsAsync(SharedGround ground, Dictionary<long, IReadOnlyList<JsonElement>> lists, int ownTexts)
    {
        var infos = await Task.WhenAll(pair.Clients.Select(client => client.InfoAsync(ground.Slug)));
        Assert.Equal(infos[0].GetRawText(), infos[1].GetRawText());
        Assert.Equal(lists.Values.Sum(list => list.Count), infos[0].GetProperty("report_count").GetInt64());
        Assert.Equal(ownTexts + ground.Said.Keys.Select(said => said.Content).Distinct().Count(), infos[0].GetProperty("data_count").GetInt64());
        var told = infos[0].GetProperty("tags").EnumerateArray().ToDictionary(tag => tag.GetProperty("id").GetInt64());
        foreach (var (tag, list) in lists)
        {
            Assert.Equal(list.Count, told[tag].GetProperty("reports").GetInt64());
            foreach (var client in pair.Clients)
            {
                foreach (var positive in new[] { true, false })
                {
                    var page = await client.PageAsync("/api/list_tag_reports/", new { tag_id = tag, reported_positive = positive });
                    Assert.Equal(list.Count(item => OwnText.ReportsOf(item)[tag] == positive), page.Count);
                }
            }
        }

        Assert.Equal(ground.Made.Values.Select(made => Assert.Single(made)).Concat(ground.Tags).Order(), told.Keys.Order());
    }
}
