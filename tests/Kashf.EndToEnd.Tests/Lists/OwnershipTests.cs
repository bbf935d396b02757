using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Lists;

/// <summary>Ids of other accounts, of other datasets, of other kinds, and of what was deleted.</summary>
public abstract class OwnershipTests(ListedData data)
{
    private ApiClient Owner => data.Client;

    private ApiClient Stranger => data.Stranger.Client;

    [Fact]
    public async Task Tag_OfAnotherAccountOrDataset_IsNotFound()
    {
        var own = await Stranger.CreateDatasetAsync();
        var second = await Owner.CreateDatasetAsync();
        foreach (var (client, slug) in new[] { (Stranger, own), (Owner, second) })
        {
            foreach (var (path, body) in new (string, object)[]
            {
                ("/api/list_tag_predictions/", new { dataset = slug, tag_id = data.Dataset.Tag }),
                ("/api/search_candidate_texts/", new { dataset = slug, query = "کالای", reported = true, tag_id = data.Dataset.Tag }),
            })
                await AssertUnknownAsync(client, path, body, "tag_id", data.Dataset.Tag);
        }

        foreach (var path in new[] { "/api/list_tag_reports/", "/api/list_tag_notsure_reports/" })
            await AssertUnknownAsync(Stranger, path, new { tag_id = data.Dataset.Tag }, "tag_id", data.Dataset.Tag);
    }

    [Theory, MemberData(nameof(ListedData.Names), MemberType = typeof(ListedData))]
    public async Task List_OfAnotherAccount_RevealsNothing(string name)
    {
        var list = data.Of(name);
        foreach (var query in new[] { "", "?page=2", "?page=2&after=0_9007199254740991" })
        {
            var refused = await Stranger.PostAsync(list.Path + query, list.Body);
            refused.Problem(404);
            Assert.DoesNotContain("pages", refused.Text);
        }

        using var nobody = data.Stranger.Server.Process.Client(null);
        (await nobody.PostAsync(list.Path, list.Body)).Problem(401);
    }

    [Fact]
    public async Task Items_OfAnotherAccountOrDataset_ArePassedOver()
    {
        var ids = (await Owner.PageAsync("/api/list_tag_reports/", new { tag_id = data.Dataset.Tag })).Ids;
        var pictures = (await Owner.PageAsync(data.Of("images").Path, data.Of("images").Body)).Ids;
        var own = await Stranger.CreateDatasetAsync();
        var empty = await Owner.CreateDatasetAsync();
        Assert.Equal("{\"count\":0,\"results\":[]}", (await Stranger.PostAsync("/api/list_texts/", new { dataset = own, text_ids = ids })).Text);
        Assert.Equal(0, await CountAsync(empty, ids));
        Assert.Equal(0, await CountAsync(data.Dataset.Slug, pictures));
        Assert.Equal(1, await CountAsync(data.Dataset.Slug, [0, -1, pictures[0], long.MaxValue, ids[0], ids[0], long.MinValue]));
        (await Stranger.PostAsync("/api/list_texts/", new { dataset = data.Dataset.Slug, text_ids = ids })).Problem(404);
    }

    [Fact]
    public async Task Endpoint_OfAnotherKind_SaysWhichItNeeds()
    {
        var text = data.Dataset.Slug;
        foreach (var (path, body, needed) in new (string, object, string)[]
        {
            ("/api/list_texts/", new { dataset = data.Images, text_ids = new[] { 1 } }, "text-tag"),
            ("/api/list_images/", new { dataset = text, image_ids = new[] { 1 } }, "image-tag"),
            ("/api/search_candidate_texts/", new { dataset = data.Images, query = "tower" }, "text-tag"),
            ("/api/search_candidate_images/", new { dataset = text, query = "کالای" }, "image-tag"),
            ("/api/search_candidate_faces/", new { dataset = data.Images, query = "tower" }, "face-tag"),
            ("/api/tag_texts/", new { dataset = data.Images, contents = new[] { "کالای" } }, "text-tag"),
            ("/api/tag_faces/", new { dataset = data.Images, image_urls = new[] { "https://example.org/a.jpg" } }, "face-tag"),
        })
        {
            var errors = (await Owner.PostAsync(path, body)).Problem(400);
            Assert.Contains(needed, errors.GetProperty("dataset")[0].GetString());
        }
    }

    [Fact]
    public async Task Images_ByAnyNameOfTheField_AreListed()
    {
        var page = await Owner.PageAsync(data.Of("images").Path, data.Of("images").Body);
        foreach (var field in new[] { "image_ids", "images_ids", "text_ids" })
        {
            var answer = (await Owner.PostAsync("/api/list_images/", new Dictionary<string, object> { ["dataset"] = data.Images, [field] = page.Ids })).Ok();
            var images = answer.GetProperty("results").EnumerateArray().Select(entry => entry.GetProperty("image")).ToList();
            Assert.Equal(page.Ids, images.Select(image => image.GetProperty("id").GetInt64()));
            Assert.All(images, image => Assert.Equal(JsonValueKind.Null, image.GetProperty("width").ValueKind));
        }
    }

    [Fact]
    public async Task Tag_Deleted_LeavesNoTrace()
    {
        var dataset = await ContradictedDataset.CreateAsync(Owner, 60);
        var other = await Owner.CreateTagAsync(dataset.Slug, "دیگر");
        await Owner.ReportAsync(other, positive: true, dataset.Contents);
        (await Owner.PostAsync("/api/delete_tag/", new { tag_id = dataset.Tag })).Ok();

        var items = await Owner.AllAsync("/api/list_tag_reports/", new { tag_id = other });
        Assert.Equal(60, items.Count);
        Assert.All(items, item => Assert.Equal($$"""{"{{other}}":true}""", item.GetProperty("reports").GetRawText()));
        Assert.All(items, item => Assert.Equal("{}", item.GetProperty("data").GetRawText()));
        Assert.DoesNotContain($"[{dataset.Tag},", System.Text.Encoding.UTF8.GetString(await Owner.DownloadAsync(dataset.Slug)));
        await AssertUnknownAsync(Owner, "/api/list_tag_reports/", new { tag_id = dataset.Tag }, "tag_id", dataset.Tag);
        await AssertUnknownAsync(Owner, "/api/list_tag_notsure_reports/", new { tag_id = dataset.Tag }, "tag_id", dataset.Tag);
        await AssertUnknownAsync(Owner, "/api/list_tag_predictions/", new { dataset = dataset.Slug, tag_id = dataset.Tag }, "tag_id", dataset.Tag);
    }

    private async Task<long> CountAsync(string slug, IReadOnlyList<long> ids)
    {
        var answer = (await Owner.PostAsync("/api/list_texts/", new { dataset = slug, text_ids = ids })).Ok();
        Assert.Equal(answer.GetProperty("count").GetInt64(), answer.GetProperty("results").GetArrayLength());
        return answer.GetProperty("count").GetInt64();
    }

    /// <summary>Refused as an id that nobody has would be.</summary>
    private static async Task AssertUnknownAsync(ApiClient client, string path, object body, string field, long id)
    {
        const long Nobodys = 4_242_424_242_424_242;
        var given = await client.PostAsync(path, body);
        Assert.True(given.Problem(404).TryGetProperty(field, out _));
        var unknown = await client.PostTextAsync(path, JsonSerializer.Serialize(body).Replace($"{id}", $"{Nobodys}", StringComparison.Ordinal));
        Assert.Equal(unknown.Problem(404).GetRawText().Replace($"{Nobodys}", $"{id}", StringComparison.Ordinal), given.Json.GetProperty("errors").GetRawText());
    }
}

/// <summary>On the server's own storage.</summary>
public sealed class LocalOwnershipTests(ListedData data) : OwnershipTests(data), IClassFixture<ListedData>;
