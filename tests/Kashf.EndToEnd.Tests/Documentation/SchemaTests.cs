using System.Text.Json;
using Kashf.EndToEnd.Tests.Jobs;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Documentation;

/// <summary>Answers hold what the API document promises of them.</summary>
public sealed class SchemaTests(TrainedAccount trained) : IClassFixture<TrainedAccount>
{
    [Fact]
    public async Task Answers_OfEveryEndpoint_MatchTheirSchemas()
    {
        var client = trained.Client;
        var document = (await client.GetAsync("/openapi.json")).Ok();
        var checkedOperations = new HashSet<string>();

        async Task<JsonElement> MatchesAsync(string method, string path, object? body = null)
        {
            var answer = method == "get" ? await client.GetAsync(path) : await client.PostAsync(path, body!);
            var operation = document.GetProperty("paths").GetProperty(path).GetProperty(method);
            Assert.Null(AnswerSchema.Mismatch(document, operation, answer));
            checkedOperations.Add($"{method} {path}");
            return answer.Json;
        }

        var slug = $"schema-{Guid.NewGuid():N}";
        await MatchesAsync("post", "/api/create_dataset/", new { title = "نظرات", slug, type = "text-tag" });
        await MatchesAsync("post", "/api/update_dataset/", new { dataset = slug, title = "دیدگاه‌ها" });
        var tag = (await MatchesAsync("post", "/api/create_tag/", new { dataset = slug, title = "پیشنهاد" })).GetProperty("tag_id").GetInt64();
        await MatchesAsync("post", "/api/update_tag/", new { dataset = slug, tag_id = tag, title = "پیشنهاد خرید" });
        var report = await MatchesAsync("post", "/api/report_text_tags/", new[] { new { content = "بخرید", tag_id = tag }, new { content = "", tag_id = tag } });
        await MatchesAsync("post", "/api/dataset_info/", new { dataset = slug });
        await MatchesAsync("post", "/api/train_dataset/", new { dataset = slug });
        await MatchesAsync("post", "/api/remove_tag_report/", new { text_id = report[0].GetProperty("id").GetInt64(), tag_id = tag });
        await MatchesAsync("post", "/api/delete_tag/", new { tag_id = tag });
        await MatchesAsync("post", "/api/delete_dataset/", new { dataset = slug });
        await MatchesAsync("post", "/dataset_info/", new { dataset = trained.Slug });
        await MatchesAsync("get", "/api/list_datasets/");
        var contents = SampleReports.Of("test", SampleReports.Content).Select(sample => sample.Content).Append("").ToList();
        await MatchesAsync("post", "/api/tag_texts/", new { dataset = trained.Slug, contents });
        await MatchesAsync("post", "/api/tag_texts/", new { dataset = trained.Slug, contents, wait = false });
        await MatchesAsync("post", "/api/train_dataset/", new { dataset = trained.Slug });
        await MatchesAsync("get", "/health/live");
        await MatchesAsync("get", "/health/ready");

        var documented = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name} {path.Name}"));
        Assert.Equal(documented.Where(name => name != "get /openapi.json").Order(), checkedOperations.Order());
    }
}
