using Kashf.EndToEnd.Tests.Wire;
using Kashf.TestServices.Faults;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>A report of several texts, with a fault at each call to the stores that it needs, one after another.</summary>
[Collection(FaultyServerCollection.Name)]
public sealed class ReportFaultTests(FaultyServer server)
{
    private const int MostCalls = 60;
    private const int Texts = 3;

    private readonly List<(string[] Contents, bool Done)> reported = [];

    [Fact]
    public async Task Report_FaultAtAnyCall_IsStoredWholeOrNotAtAll()
    {
        var slug = await server.Client.CreateDatasetAsync();
        var tag = await server.Client.CreateTagAsync(slug, "یک");
        foreach (var fault in FaultKinds.Quick)
        {
            var calls = 0;
            while (await ReportAsync(tag, new FaultAt(++calls, fault, IsOfTheRequest)))
                Assert.True(calls < MostCalls, "The faults hit no end.");
            Assert.True(calls > 5, $"A report needed {calls} calls only.");
        }

        await server.RecoveredAsync();
        var listed = (await server.Client.AllAsync("/api/list_tag_reports/", new { tag_id = tag })).Select(item => item.GetProperty("content").GetString()!).ToList();
        Assert.Equal(listed.Count, listed.Distinct().Count());
        foreach (var (contents, done) in reported)
            Assert.True(contents.Count(listed.Contains) is Texts || (!done && !contents.Any(listed.Contains)), $"Of {contents[0]} and two more there is a part.");
        await AssertCountsAsync(slug, listed.Count);
    }

    /// <returns>Whether the fault happened.</returns>
    private async Task<bool> ReportAsync(long tag, FaultAt plan)
    {
        var contents = Enumerable.Range(0, Texts).Select(i => $"متن {reported.Count} {i}").ToArray();
        server.Spoil(plan.Next);
        var answer = await server.Client.PostAsync("/api/report_text_tags/", contents.Select(content => new { content, tag_id = tag, positive = true }));
        server.Mend();
        reported.Add((contents, answer.AssertDoneOrUnavailable()));
        return plan.Happened;
    }

    private async Task AssertCountsAsync(string slug, int expected)
    {
        var info = await server.Client.InfoAsync(slug);
        Assert.Equal((expected, expected), (info.GetProperty("report_count").GetInt32(), info.GetProperty("data_count").GetInt32()));
        Assert.Equal(expected, info.GetProperty("tags")[0].GetProperty("reports").GetInt32());
    }

    /// <summary>Background work asks every partition.</summary>
    private static bool IsOfTheRequest(ProxiedRequest request) =>
        !request.Headers.TryGetValue("x-ms-documentdb-query-enablecrosspartition", out var all) || !all.Equals("true", StringComparison.OrdinalIgnoreCase)
        || request.Headers.ContainsKey("x-ms-documentdb-partitionkey");
}
