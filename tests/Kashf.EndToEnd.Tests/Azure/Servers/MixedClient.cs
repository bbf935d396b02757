using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Azure.Servers;

/// <summary>Sends requests of every kind by chance, and holds each answer against all that it was answered before.</summary>
internal sealed class MixedClient(ApiClient client, SharedGround ground, int number)
{
    private const int MostTexts = 4;
    private readonly Random random = new(number);
    private readonly List<OwnText> texts = [];

    public IReadOnlyList<OwnText> Texts => texts;

    public async Task RunAsync(int requests)
    {
        for (var request = 0; request < requests; request++)
            await SendAsync(texts.Count == 0 ? 0 : random.Next(100));
    }

    private Task SendAsync(int kind) => kind switch
    {
        < 45 => ReportAsync(),
        < 58 => ReportSharedAsync(),
        < 68 => RemoveAsync(),
        < 78 => ListTextsAsync(),
        < 86 => ListReportsAsync(),
        < 91 => SearchAsync(),
        < 97 => InfoAsync(),
        _ => CreateTagAsync(),
    };

    private async Task ReportAsync()
    {
        var (tag, positive) = (Any(ground.Tags), random.Next(3) > 0);
        var reported = Enumerable.Range(0, random.Next(1, MostTexts + 1)).Select(_ => texts.Count == 0 || random.Next(5) > 1 ? New() : Any(texts)).Distinct().ToList();
        foreach (var text in reported)
            text.Reports[tag] = positive;
        var answers = await client.PostAsync("/api/report_text_tags/", reported.Select(text => new { content = text.Content, tag_id = tag, positive }));
        foreach (var (text, answer) in reported.Zip(answers.Ok().EnumerateArray()))
            text.Check(answer);
    }

    private async Task ReportSharedAsync()
    {
        var (tag, positive) = (Any(ground.Tags), random.Next(2) > 0);
        var contents = Enumerable.Range(0, random.Next(1, MostTexts + 1)).Select(_ => $"متن مشترک {random.Next(SharedGround.Texts)}").Distinct().ToList();
        await client.ReportAsync(tag, positive, contents);
        foreach (var content in contents)
            ground.Said.GetOrAdd((content, tag), _ => []).Add(positive);
    }

    private async Task RemoveAsync()
    {
        var text = Any(texts);
        if (text.Reports.Count == 0)
            return;
        var tag = Any(text.Reports.Keys.ToList());
        (await client.PostAsync("/api/remove_tag_report/", new { text_id = text.Id, tag_id = tag })).Ok();
        text.Reports.Remove(tag);
    }

    private async Task ListTextsAsync()
    {
        var asked = Enumerable.Range(0, 5).Select(_ => Any(texts)).Distinct().ToList();
        var answer = (await client.PostAsync("/api/list_texts/", new { dataset = ground.Slug, text_ids = asked.Select(text => text.Id) })).Ok();
        Assert.Equal(asked.Count, answer.GetProperty("count").GetInt64());
        foreach (var (text, entry) in asked.Zip(answer.GetProperty("results").EnumerateArray()))
            text.CheckItem(entry.GetProperty("text"));
    }

    private async Task ListReportsAsync()
    {
        var tag = Any(ground.Tags);
        var page = await client.PageAsync("/api/list_tag_reports/", new { tag_id = tag });
        Assert.Equal(page.Ids.Count, page.Ids.Distinct().Count());
        Assert.All(page.Items, item => Assert.True(item.GetProperty("reports").TryGetProperty($"{tag}", out _)));
        if (page.Next is { } next)
            Assert.Empty((await client.PageAsync(next, new { tag_id = tag })).Ids.Intersect(page.Ids));
    }

    private async Task SearchAsync()
    {
        var text = Any(texts);
        var found = await client.PageAsync("/api/search_candidate_texts/", new { dataset = ground.Slug, query = text.Content.Split(' ')[^1] });
        text.CheckItem(Assert.Single(found.Items));
    }

    /// <summary>Counts are never behind what this client alone was answered.</summary>
    private async Task InfoAsync()
    {
        var info = await client.InfoAsync(ground.Slug);
        Assert.InRange(info.GetProperty("data_count").GetInt64(), texts.Count, long.MaxValue);
        Assert.InRange(info.GetProperty("report_count").GetInt64(), texts.Sum(text => text.Reports.Count), long.MaxValue);
    }

    private async Task CreateTagAsync()
    {
        var title = $"عنوان {random.Next(SharedGround.Titles)}";
        var answer = await client.PostAsync("/api/create_tag/", new { dataset = ground.Slug, title });
        var made = ground.Made.GetOrAdd(title, _ => []);
        if (answer.Status == 200)
            made.Add(answer.Ok().GetProperty("tag_id").GetInt64());
        else
            answer.Problem(409);
    }

    private OwnText New()
    {
        var text = new OwnText($"متن مشتری {number} با شماره k{number}n{texts.Count}");
        texts.Add(text);
        return text;
    }

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
