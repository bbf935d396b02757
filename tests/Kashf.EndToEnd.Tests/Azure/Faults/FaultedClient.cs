using System.Diagnostics;
using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>Reports new texts by the few, takes some reports back, and reads; remembers what was done and what was refused.</summary>
internal sealed class FaultedClient(ApiClient client, string slug, long[] tags, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<Report> reports = [];

    public int Refused { get; private set; }

    public TimeSpan Longest { get; private set; }

    public async Task RunAsync(int requests)
    {
        for (var request = 0; request < requests; request++)
            await SendAsync(random.Next(100));
    }

    /// <summary>What was done is there, what was refused is there as a whole or not at all.</summary>
    public void AssertWhole(long tag, IReadOnlyDictionary<string, JsonElement> listed)
    {
        foreach (var report in reports.Where(report => report.Tag == tag))
        {
            var there = report.Contents.Except(report.Uncertain).Count(listed.ContainsKey);
            var expected = report.Contents.Except(report.Uncertain).Except(report.Removed).Count();
            Assert.True(there == expected || (there == 0 && !report.Done), $"Of {expected} texts like '{report.Contents[0]}' there are {there}.");
        }
    }

    private async Task SendAsync(int kind)
    {
        switch (kind)
        {
            case < 55:
                await ReportAsync();
                break;
            case < 70:
                await RemoveAsync();
                break;
            case < 80:
                await AskAsync(() => client.PostAsync("/api/list_tag_reports/", new { tag_id = tags[0] }));
                break;
            case < 90:
                await AskAsync(() => client.PostAsync("/api/dataset_info/", new { dataset = slug }));
                break;
            default:
                await AskAsync(() => client.PostAsync("/api/search_candidate_texts/", new { dataset = slug, query = "متن" }));
                break;
        }
    }

    private async Task ReportAsync()
    {
        var tag = tags[random.Next(tags.Length)];
        var contents = Enumerable.Range(0, random.Next(2, 6)).Select(i => $"متن {seed} {reports.Count} {i}").ToArray();
        var answer = await AskAsync(() => client.PostAsync(
            "/api/report_text_tags/", contents.Select(content => new { content, tag_id = tag, positive = random.Next(2) > 0 })));
        long[] ids = answer is null ? [] : [.. answer.Value.EnumerateArray().Select(item => item.GetProperty("id").GetInt64())];
        reports.Add(new Report(tag, contents, ids, [], [], answer is not null));
    }

    private async Task RemoveAsync()
    {
        if (reports.FindLast(report => report.Done && report.Removed.Count + report.Uncertain.Count == 0) is not { } report)
            return;
        var done = await AskAsync(() => client.PostAsync("/api/remove_tag_report/", new { text_id = report.Ids[0], tag_id = report.Tag })) is not null;
        (done ? report.Removed : report.Uncertain).Add(report.Contents[0]);
    }

    /// <returns>Null where the store was out of reach.</returns>
    private async Task<JsonElement?> AskAsync(Func<Task<Answer>> send)
    {
        var watch = Stopwatch.StartNew();
        var answer = await send();
        Longest = watch.Elapsed > Longest ? watch.Elapsed : Longest;
        if (answer.AssertDoneOrUnavailable())
            return answer.Json;
        Refused++;
        return null;
    }

    /// <param name="Uncertain">Those whose removal was refused.</param>
    private sealed record Report(long Tag, string[] Contents, long[] Ids, HashSet<string> Removed, HashSet<string> Uncertain, bool Done);
}
