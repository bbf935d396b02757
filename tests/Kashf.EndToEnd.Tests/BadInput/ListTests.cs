using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Lists in which some elements are bad: the others must not suffer.</summary>
public sealed class ListTests(PlantedData data) : IClassFixture<PlantedData>
{
    private const int MostItems = 10_000;

    private static readonly string Megabyte = string.Concat(Enumerable.Repeat("متن بلند ", 1 << 17));

    private ApiClient Client => data.Client;

    [Fact]
    public async Task TagTexts_BadTextsAmongGood_CarryTheirErrors()
    {
        var contents = $$"""["خوب", "", "   ", 5, null, {"a": 1}, "\ud800", "a\u0000b", {{JsonSerializer.Serialize(Megabyte)}}, "بد"]""";
        var answer = await data.RefusedAsync(() => Client.PostTextAsync("/api/tag_texts/", $$"""{"dataset": "{{data.Slug}}", "contents": {{contents}}}"""));
        var texts = answer.Ok().EnumerateArray().ToList();
        Assert.Equal(10, texts.Count);
        Assert.All(texts[1..^1], text =>
        {
            Assert.NotEqual("", text.GetProperty("error").GetString());
            Assert.False(text.TryGetProperty("tags", out _));
        });
        Assert.All([texts[0], texts[^1]], text =>
        {
            Assert.Equal(JsonValueKind.Array, text.GetProperty("tags").ValueKind);
            Assert.False(text.TryGetProperty("error", out _));
        });
    }

    [Fact]
    public async Task ReportTextTags_BadReportsAmongGood_CarryTheirErrors()
    {
        var dataset = await Client.CreateDatasetAsync();
        var tag = await Client.CreateTagAsync(dataset, "پیشنهاد");
        var bad = $$"""
            {"content": "", "tag_id": {{tag}}}, {"content": "a\u0000", "tag_id": {{tag}}}, {"content": "\ud800", "tag_id": {{tag}}},
            {"content": "بی‌برچسب"}, {"content": "ناشناس", "tag_id": 7}, {"content": "نوع", "tag_id": "x"}, {"content": 5, "tag_id": {{tag}}},
            {"content": "تصویر", "tag_id": {{data.ImageTagId}}}, {"tag_id": {{tag}}}, {"content": "نشان", "tag_id": {{tag}}, "positive": "شاید"},
            null, 5, "text", [], {}, {"content": {{JsonSerializer.Serialize(Megabyte)}}, "tag_id": {{tag}}}
            """;
        var answer = (await Client.PostTextAsync("/api/report_text_tags/", $$"""[{"content": "یک", "tag_id": {{tag}}}, {{bad}}, {"content": "دو", "tag_id": {{tag}}}]""")).Ok();
        var reports = answer.EnumerateArray().ToList();
        Assert.Equal(18, reports.Count);
        Assert.All(reports[1..^1], report => Assert.Equal(["error"], report.EnumerateObject().Select(field => field.Name)));
        Assert.All([reports[0], reports[^1]], report => Assert.Equal($"[[{tag},true]]", report.GetProperty("report").GetString()));

        var info = await Client.InfoAsync(dataset);
        Assert.Equal(2, info.GetProperty("report_count").GetInt64());
        Assert.Equal(2, info.GetProperty("data_count").GetInt64());
        (await data.RefusedAsync(() => Client.PostTextAsync("/api/report_text_tags/", $"[{bad}]"))).Problem(400);
        (await Client.PostAsync("/api/delete_dataset/", new { dataset })).Ok();
    }

    [Fact]
    public async Task Post_EmptyList_IsRefused()
    {
        (await data.RefusedAsync(() => Client.PostTextAsync("/api/report_text_tags/", "[]"))).Problem(400);
        var errors = (await data.RefusedAsync(() => Client.PostAsync("/api/tag_texts/", new { dataset = data.Slug, contents = Array.Empty<string>() }))).Problem(400);
        Assert.True(errors.TryGetProperty("contents", out _));
    }

    [Fact]
    public async Task TagTexts_TenThousandTexts_AllAreAnswered_OneMoreIsTooMany()
    {
        var contents = Enumerable.Range(0, MostItems).Select(i => $"کالای شماره {i} خوب بود").ToList();
        var answer = await Client.PostAsync("/api/tag_texts/", new { dataset = data.Slug, contents });
        Assert.Equal(contents, answer.Ok().EnumerateArray().Select(text => text.GetProperty("content").GetString()));
        var errors = (await data.RefusedAsync(() => Client.PostAsync("/api/tag_texts/", new { dataset = data.Slug, contents = contents.Append("یکی دیگر") }))).Problem(413);
        Assert.True(errors.TryGetProperty("contents", out _));
    }

    [Fact]
    public async Task ReportTextTags_TenThousandReports_AllAreStored_OneMoreIsTooMany()
    {
        var dataset = await Client.CreateDatasetAsync();
        var tag = await Client.CreateTagAsync(dataset, "پیشنهاد");
        var reports = Enumerable.Range(0, MostItems).Select(i => new { content = $"گزارش {i}", tag_id = tag }).ToList();
        var stored = (await Client.PostAsync("/api/report_text_tags/", reports)).Ok();
        Assert.Equal(MostItems, stored.EnumerateArray().Select(report => report.GetProperty("id").GetInt64()).Distinct().Count());
        (await Client.PostAsync("/api/report_text_tags/", reports.Append(new { content = "یکی دیگر", tag_id = tag }))).Problem(413);
        Assert.Equal(MostItems, (await Client.InfoAsync(dataset)).GetProperty("report_count").GetInt64());
        (await Client.PostAsync("/api/delete_dataset/", new { dataset })).Ok();
    }
}
