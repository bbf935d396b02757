using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>The same file at two addresses is one image.</summary>
public sealed class DuplicateTests(ImageAccount account) : IClassFixture<ImageAccount>
{
    [Fact]
    public async Task Report_TheSameFileAtTwoAddresses_IsOneItem()
    {
        var (client, host) = (account.Client, account.Host);
        var file = Pictures.All(Pictures.Bars)[0];
        var (first, second) = (host.Add($"{Guid.NewGuid():N}.jpg", file), host.Add($"{Guid.NewGuid():N}.jpg", file));
        var slug = await client.CreateDatasetAsync(type: "image-tag");
        var (one, other) = (await client.CreateTagAsync(slug, "یک"), await client.CreateTagAsync(slug, "دو"));

        var ids = await client.ReportImagesAsync(one, first, second);
        var again = await client.ReportImagesAsync(other, second);

        Assert.Equal(ids[0], Assert.Single(ids.Concat(again).Distinct()));
        Assert.Equal(1, (await client.InfoAsync(slug)).GetProperty("data_count").GetInt64());
        var listed = ListPage.From((await client.PostAsync("/api/list_tag_reports/", new { tag_id = other })).Ok());
        // Opened side by side, either may be the first to be saved.
        var item = Assert.Single(listed.Items);
        Assert.Contains(item.GetProperty("url").GetString(), new[] { first, second });
        Assert.Equal(new[] { first, second }.Order(), Urls(item).Order());
        var asked = (await client.PostAsync("/api/list_images/", new { dataset = slug, image_ids = ids })).Ok().GetProperty("results");
        Assert.Equal(Urls(item), Urls(Assert.Single(asked.EnumerateArray()).GetProperty("image")));
        // What is known already is not fetched again.
        Assert.Equal((1, 1), (host.AskedFor(first), host.AskedFor(second)));
    }

    [Fact]
    public async Task RemoveTagReport_ByImageId_TakesItBack()
    {
        var client = account.Client;
        var slug = await client.CreateDatasetAsync(type: "image-tag");
        var tag = await client.CreateTagAsync(slug, "یک");
        var id = Assert.Single(await client.ReportImagesAsync(tag, account.Host.Add("removed.jpg", Pictures.All(Pictures.Cells)[0])));
        var listed = ListPage.From((await client.PostAsync("/api/list_tag_reports/", new { tag_id = tag })).Ok());
        Assert.False(Assert.Single(listed.Items).TryGetProperty("urls", out _), "An image at one address has no list of them.");

        var echoed = (await client.PostAsync("/api/remove_tag_report/", new { image_id = id, tag_id = tag })).Ok();
        Assert.Equal(id, echoed.GetProperty("image_id").GetInt64());
        Assert.Equal(0, (await client.InfoAsync(slug)).GetProperty("report_count").GetInt64());
    }

    private static IEnumerable<string> Urls(JsonElement image) => image.GetProperty("urls").EnumerateArray().Select(url => url.GetString()!);
}
