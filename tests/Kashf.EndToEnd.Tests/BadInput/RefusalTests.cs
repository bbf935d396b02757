using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>Requests in good form that can't be granted.</summary>
public sealed class RefusalTests(PlantedData data) : IClassFixture<PlantedData>
{
    private const string Nowhere = "no-such-dataset";
    private const long NoTag = 4_503_599_627_370_497;

    private ApiClient Client => data.Client;

    [Theory]
    [InlineData("/api/update_dataset/")]
    [InlineData("/api/delete_dataset/")]
    [InlineData("/api/create_tag/")]
    [InlineData("/api/update_tag/")]
    [InlineData("/api/tag_texts/")]
    [InlineData("/api/train_dataset/")]
    [InlineData("/api/dataset_info/")]
    [InlineData("/dataset_info/")]
    public async Task Post_UnknownDataset_IsNotFound(string path) =>
        await RefusedAsync("dataset", 404, path, Endpoint.At(path).With(data, "dataset", $"\"{Nowhere}\""));

    [Theory]
    [InlineData("/api/update_tag/", "tag_id")]
    [InlineData("/api/delete_tag/", "tag_id")]
    [InlineData("/api/report_text_tags/", "[0].tag_id")]
    [InlineData("/api/remove_tag_report/", "tag_id")]
    public async Task Post_UnknownTag_IsNotFound(string path, string field)
    {
        foreach (var tagId in new[] { NoTag, 0, -1, long.MaxValue })
            await RefusedAsync(field, 404, path, Endpoint.At(path).With(data, "tag_id", $"{tagId}"));
    }

    [Fact]
    public async Task UpdateTag_TagOfAnotherDataset_IsNotFound() =>
        await RefusedAsync("tag_id", 404, "/api/update_tag/", new { dataset = data.Slug, tag_id = data.UntrainedTagId, title = "نام" });

    [Fact]
    public async Task CreateTag_ParentOfAnotherDataset_IsNotFound() =>
        await RefusedAsync("parent_id", 404, "/api/create_tag/", new { dataset = data.Slug, title = "فرزند", parent_id = data.UntrainedTagId });

    [Fact]
    public async Task UpdateTag_ParentIsItself_IsRefused() =>
        await RefusedAsync("parent_id", 400, "/api/update_tag/", new { dataset = data.Slug, tag_id = data.TagId, title = SampleReports.Content, parent_id = data.TagId });

    [Fact]
    public async Task RemoveTagReport_NoSuchReport_IsNotFound()
    {
        await RefusedAsync("text_id", 404, "/api/remove_tag_report/", new { text_id = data.ItemId, tag_id = data.UntrainedTagId });
        await RefusedAsync("text_id", 404, "/api/remove_tag_report/", new { text_id = NoTag, tag_id = data.TagId });
        await RefusedAsync("image_id", 404, "/api/remove_tag_report/", new { image_id = NoTag, tag_id = data.TagId });
    }

    [Fact]
    public async Task Post_TitleOrSlugThatExists_Conflicts()
    {
        await RefusedAsync("title", 409, "/api/create_tag/", new { dataset = data.Slug, title = SampleReports.Discontent });
        await RefusedAsync("title", 409, "/api/update_tag/", new { dataset = data.Slug, tag_id = data.TagId, title = SampleReports.Discontent });
        await RefusedAsync("slug", 409, "/api/create_dataset/", new { title = "همان", slug = data.Slug, type = "text-tag" });
        await RefusedAsync("slug", 409, "/api/update_dataset/", new { dataset = data.UntrainedSlug, slug = data.Slug });
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\nb")]
    public async Task Post_UnusableTitle_IsRefused(string title)
    {
        await RefusedAsync("title", 400, "/api/create_tag/", new { dataset = data.Slug, title });
        await RefusedAsync("title", 400, "/api/update_tag/", new { dataset = data.Slug, tag_id = data.TagId, title });
        await RefusedAsync("title", 400, "/api/create_dataset/", new { title, slug = "new", type = "text-tag" });
    }

    [Fact]
    public async Task Post_VeryLongTitleOrSlug_IsRefused()
    {
        var endless = new string('ن', 1 << 20);
        await RefusedAsync("title", 400, "/api/create_tag/", new { dataset = data.Slug, title = endless });
        await RefusedAsync("slug", 400, "/api/create_dataset/", new { title = "نام", slug = endless, type = "text-tag" });
        await RefusedAsync("dataset", 404, "/api/tag_texts/", new { dataset = endless, contents = new[] { "خوب" } });
    }

    [Theory]
    [InlineData("text")]
    [InlineData("")]
    public async Task CreateDataset_UnknownType_IsRefused(string type) =>
        await RefusedAsync("type", 400, "/api/create_dataset/", new { title = "نام", slug = "new", type });

    [Fact]
    public async Task Post_DatasetOfImages_IsRefusedForTexts()
    {
        await RefusedAsync("dataset", 400, "/api/tag_texts/", new { dataset = data.ImageSlug, contents = new[] { "خوب" } });
        await RefusedAsync("[0].dataset", 400, "/api/report_text_tags/", new[] { new { content = "خوب", tag_id = data.ImageTagId } });
    }

    [Fact]
    public async Task TagTexts_BeforeTraining_Conflicts()
    {
        foreach (var wait in new[] { true, false })
            await RefusedAsync("dataset", 409, "/api/tag_texts/", new { dataset = data.UntrainedSlug, contents = new[] { "خوب" }, wait });
    }

    private Task RefusedAsync(string field, int status, string path, object body) =>
        RefusedAsync(field, status, path, System.Text.Json.JsonSerializer.Serialize(body));

    private async Task RefusedAsync(string field, int status, string path, string body)
    {
        var answer = await data.RefusedAsync(() => Client.PostTextAsync(path, body));
        var errors = answer.Problem(status);
        Assert.True(errors.TryGetProperty(field, out var messages) && messages.GetArrayLength() > 0, $"No message is about {field}: {answer}");
    }
}
