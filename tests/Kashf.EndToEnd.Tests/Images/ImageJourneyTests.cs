using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>The main job with images: report a few, learn, find the same in others.</summary>
public sealed class ImageJourneyTests(ImageAccount account) : IClassFixture<ImageAccount>
{
    private const int Learnt = Pictures.OfAKind - 1;

    [Fact]
    public async Task ReportTrainTag_SamplePictures_AreFound()
    {
        var (client, host) = (account.Client, account.Host);
        var slug = await client.CreateDatasetAsync("نقش‌ها", "image-tag");
        var kinds = new List<(string Title, IReadOnlyList<string> Urls)>
        {
            ("برخال", HostAll(Pictures.Fractal)),
            ("نوار", HostAll(Pictures.Bars)),
            ("یاخته", HostAll(Pictures.Cells)),
        };
        foreach (var (title, urls) in kinds)
            Assert.Equal(Learnt, (await client.ReportImagesAsync(await client.CreateTagAsync(slug, title), urls.Take(Learnt))).Distinct().Count());

        var infos = await client.TrainAsync(slug);
        Assert.Equal(3 * Learnt, infos[^1].GetProperty("data_count").GetInt64());
        var reported = kinds.SelectMany(kind => kind.Urls.Take(Learnt)).ToList();
        Assert.All(reported, url => Assert.Equal(1, host.AskedFor(url)));

        foreach (var (title, urls) in kinds)
        {
            var images = (await client.PostAsync(ImageCalls.TagImages, new { dataset = slug, image_urls = urls.Skip(Learnt) })).Ok();
            Assert.Equal(urls.Skip(Learnt), images.EnumerateArray().Select(image => image.GetProperty("image_url").GetString()));
            Assert.All(images.EnumerateArray(), image => Assert.Equal([title], image.Titles()));
        }

        await RetagAndListAsync(slug, kinds[0].Urls[0]);
    }

    [Fact]
    public async Task ReportTrainTag_TrashnetAt20PerClass_IsRightMoreOftenThanNot()
    {
        const int perClass = 20, tested = 10;
        var folder = SharedData.Folder("images", "trashnet6");
        var (client, host) = (account.Client, account.Host);
        var slug = await client.CreateDatasetAsync("زباله", "image-tag");
        var titles = Directory.GetDirectories(Path.Combine(folder, "train")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        foreach (var title in titles)
        {
            var tag = await client.CreateTagAsync(slug, title);
            await client.ReportImagesAsync(tag, SharedData.Files(Path.Combine(folder, "train", title), perClass).Select(file => host.Add($"train-{Path.GetFileName(file)}", File.ReadAllBytes(file))));
        }

        await client.TrainAsync(slug);
        var right = 0;
        foreach (var title in titles)
        {
            var urls = SharedData.Files(Path.Combine(folder, "test", title), tested).Select(file => host.Add($"test-{Path.GetFileName(file)}", File.ReadAllBytes(file)));
            var images = (await client.PostAsync(ImageCalls.TagImages, new { dataset = slug, image_urls = urls })).Ok();
            right += images.EnumerateArray().Count(image => image.Titles()[0] == title);
        }

        // One in six would be chance.
        Assert.InRange(right, titles.Count * tested / 2, titles.Count * tested);
    }

    private IReadOnlyList<string> HostAll(string kind) => [.. Pictures.All(kind).Select((picture, i) => account.Host.Add($"{kind}-{i}.jpg", picture))];

    private async Task RetagAndListAsync(string slug, string url)
    {
        var client = account.Client;
        await client.RetagAsync(slug, 1000);
        var found = ListPage.From((await client.PostAsync("/api/search_candidate_images/", new { dataset = slug, query = "fractal" })).Ok());
        var listed = (await client.PostAsync("/api/list_images/", new { dataset = slug, image_ids = found.Ids })).Ok()
            .GetProperty("results").EnumerateArray().Select(entry => entry.GetProperty("image")).ToList();
        var image = listed.Single(item => item.GetProperty("url").GetString() == url);
        Assert.Equal((160, 160), (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, image.GetProperty("processed").ValueKind);
        Assert.NotEmpty(image.GetProperty("data").EnumerateObject());
    }
}
