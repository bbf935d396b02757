using System.Text.Json;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Examples;

/// <summary>Every example of the documents, sent as written there, in each way that clients send it.</summary>
public sealed class ExampleTests(ExampleDataset example) : IClassFixture<ExampleDataset>
{
    public static IEnumerable<TheoryDataRow<BodyForm, PathForm, string>> Ways =>
        Way.All.Select(way => new TheoryDataRow<BodyForm, PathForm, string>(way.Body, way.Path, way.Scheme));

    [Theory, MemberData(nameof(Ways))]
    public async Task TagLife_SentAsWritten_Answers(BodyForm body, PathForm path, string scheme)
    {
        var way = new Way(body, path, scheme);
        var created = await PostAsync(way, "/api/create_tag/", ExampleBody.Read("create_tag").Naming(ExampleBody.Slug, example.Dataset));
        var tagId = created.GetProperty("tag_id").GetInt64();
        Assert.Equal(Expected($$"""{"title": "New Place", "tag_id": {{tagId}}, "active": true}"""), Fields(created));

        var update = ExampleBody.Read("update_tag").Naming(ExampleBody.Slug, example.Dataset).Naming(ExampleBody.Tag, tagId);
        Assert.Equal(Expected($$"""{"title": "Old Place", "tag_id": {{tagId}}, "active": true}"""), Fields(await PostAsync(way, "/api/update_tag/", update)));

        var deleted = await PostAsync(way, "/api/delete_tag/", ExampleBody.Read("delete_tag").Naming(ExampleBody.Tag, tagId));
        Assert.Equal(Expected($$"""{"dataset": "{{example.Dataset}}", "deleted_reports": 0}"""), Fields(deleted));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Report_SentAsWrittenAndTakenBack_Answers(BodyForm body, PathForm path, string scheme)
    {
        var way = new Way(body, path, scheme);
        // A form is an object; the example is a list.
        var reporting = way.IsForm ? way with { Body = BodyForm.Json } : way;
        var report = ExampleBody.Read("report_text_tags").Naming(ExampleBody.ReportTag, example.SpareTag);
        var reported = Assert.Single((await PostAsync(reporting, "/api/report_text_tags/", report)).EnumerateArray());
        Assert.Equal($"[[{example.SpareTag},true]]", reported.GetProperty("report").GetString());

        var id = reported.GetProperty("id").GetInt64();
        var removal = ExampleBody.Read("remove_tag_report").Naming(ExampleBody.RemovedItem, id).Naming(ExampleBody.RemovedTag, example.SpareTag);
        var echo = await PostAsync(way, "/api/remove_tag_report/", removal);
        Assert.Equal(Expected($$"""{"image_id": {{id}}, "tag_id": {{example.SpareTag}}}"""), Fields(echo));

        await PostAsync(reporting, "/api/report_text_tags/", report);
        echo = await PostAsync(way, "/api/remove_tag_report/", removal.Replace("image_id", "text_id", StringComparison.Ordinal));
        Assert.Equal(Expected($$"""{"text_id": {{id}}, "tag_id": {{example.SpareTag}}}"""), Fields(echo));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task TagTexts_SentAsWritten_Answers(BodyForm body, PathForm path, string scheme)
    {
        var texts = await PostAsync(new Way(body, path, scheme), "/api/tag_texts/", ExampleBody.Read("tag_texts").Naming(ExampleBody.TextSlug, example.Dataset));
        Assert.Equal(
            ["ارزش خریدنش رو بی شک داره", "اصلا اصلا کیفیت نداره رنگش بااین عکس زمین تاآسمون فرق داره"],
            texts.EnumerateArray().Select(text => text.GetProperty("content").GetString()));
        Assert.All(texts.EnumerateArray(), text => Assert.Equal(JsonValueKind.Array, text.GetProperty("tags").ValueKind));
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task TrainDataset_SentAsWritten_Answers(BodyForm body, PathForm path, string scheme)
    {
        var answer = await PostAsync(new Way(body, path, scheme), "/api/train_dataset/", ExampleBody.Read("train_dataset").Naming(ExampleBody.Slug, example.Dataset));
        Assert.Equal(example.Dataset, answer.GetProperty("dataset").GetString());
        Assert.Contains(answer.GetProperty("state").GetString(), new[] { "waiting", "training" });
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task DatasetInfo_SentAsWritten_AnswersAtBothPaths(BodyForm body, PathForm path, string scheme)
    {
        var info = ExampleBody.Read("dataset_info").Naming(ExampleBody.Slug, example.Dataset);
        foreach (var address in new[] { "/api/dataset_info/", "/dataset_info/" })
        {
            var answer = await PostAsync(new Way(body, path, scheme), address, info);
            Assert.Equal("ایران", answer.GetProperty("title").GetString());
            Assert.Equal(3, answer.GetProperty("tags").GetArrayLength());
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task ListDatasets_SentAsWritten_Answers(BodyForm body, PathForm path, string scheme)
    {
        var way = new Way(body, path, scheme);
        var request = way.Get("/api/list_datasets/", example.Key);
        if (body == BodyForm.Json)
            request.Content = new StringContent("\"\"");
        var listed = Assert.Single((await example.Anonymous.SendAsync(request)).Ok().EnumerateArray());
        Assert.Equal(example.Dataset, listed.GetProperty("slug").GetString());
    }

    private async Task<JsonElement> PostAsync(Way way, string path, string body) =>
        (await example.Anonymous.SendAsync(way.Post(path, body, example.Key))).Ok();

    private static Dictionary<string, string> Expected(string json) => Fields(JsonElement.Parse(json));

    private static Dictionary<string, string> Fields(JsonElement value) =>
        value.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetRawText());
}
