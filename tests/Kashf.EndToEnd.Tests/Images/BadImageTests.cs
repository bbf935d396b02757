using System.Text;
using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>Files and addresses that hold no image: each says why, and none loses the others.</summary>
public sealed class BadImageTests(TrainedImages trained) : IClassFixture<TrainedImages>
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>""";

    [Fact]
    public async Task TagImages_AllSortsOfBadElements_EachSaysWhyAndTheOthersAreTagged()
    {
        var (host, good) = (trained.Host, trained.Fractal);
        var bad = new (string Url, string Says)[]
        {
            (host.Add("cut.jpg", good[..(good.Length / 2)]), "ends before its image does"),
            (host.Add("text.jpg", Encoding.UTF8.GetBytes("this is no picture")), "not an image"),
            (host.Add("drawing.svg", Encoding.UTF8.GetBytes(Svg)), "not an image"),
            (host.Add("empty.jpg", []), "empty"),
            (host.Url("gone.jpg"), "404"),
            (host.Large, "more than"),
            (host.Hanging, "seconds"),
            (host.Dripping, "seconds"),
            ("http://169.254.169.254/latest/meta-data/", "public"),
            ("http://127.0.0.1:1/a.jpg", "port 1"),
            ("ftp://example.com/a.jpg", "http"),
            ("not an address", "address"),
            ($"http://{host.Name}/api/images/{new string('0', 64)}/", "upload it again"),
        };
        var urls = bad.Select(entry => entry.Url).Prepend(host.Add("first.jpg", good)).Append(host.Add("last.jpg", good)).ToList();

        var images = (await trained.Client.PostAsync(ImageCalls.TagImages, new { dataset = trained.Slug, image_urls = urls })).Ok();

        Assert.Equal(urls, images.EnumerateArray().Select(image => image.GetProperty("image_url").GetString()));
        Assert.Equal(["برخال"], images[0].Titles());
        Assert.Equal(["برخال"], images[urls.Count - 1].Titles());
        Assert.All(bad.Select((entry, i) => (entry.Says, Image: images[i + 1])), pair => Assert.Contains(pair.Says, pair.Image.Error(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task TagImages_UnusualButGood_AreTagged()
    {
        var (host, fractal) = (trained.Host, Pictures.FileOf(Pictures.Fractal, 1));
        var urls = new List<string>
        {
            host.Add("one.png", await Pictures.MakeAsync("png", "-i", fractal, "-vf", "scale=1:1")),
            host.Add("deep.png", await Pictures.MakeAsync("png", "-i", fractal, "-pix_fmt", "rgb48be")),
            host.Add("print.jpg", Pictures.CmykFractal()),
            host.Add("picture.webp", await Pictures.MakeAsync("webp", "-i", fractal)),
            host.Add("moving.gif", await Pictures.MakeAsync("gif", "-i", fractal, "-vf", "loop=3:1")),
            host.Add("named-wrongly.txt", trained.Fractal),
        };

        var images = (await trained.Client.PostAsync(ImageCalls.TagImages, new { dataset = trained.Slug, image_urls = urls })).Ok();

        Assert.All(images.EnumerateArray(), image => Assert.NotEmpty(image.Titles()));
        Assert.All(new[] { 1, 2, 3, 5 }, i => Assert.Equal(["برخال"], images[i].Titles()));
    }

    [Fact]
    public async Task TagImages_NotStrings_AreToldApart()
    {
        var body = $$"""{"dataset": "{{trained.Slug}}", "image_urls": [5, null, {"a": 1}, "{{trained.Host.Add("fine.jpg", trained.Fractal)}}"]}""";

        foreach (var wait in new[] { "true", "false" })
        {
            var images = await ResultAsync(() => trained.Client.PostTextAsync(ImageCalls.TagImages, $"{body[..^1]}, \"wait\": {wait}}}"));
            Assert.Equal(4, images.GetArrayLength());
            Assert.All(images.EnumerateArray().Take(3), image => Assert.NotEqual("", image.Error()));
            Assert.Equal(["برخال"], images[3].Titles());
        }
    }

    [Fact]
    public async Task Report_SomeBad_TheOthersAreStored()
    {
        var (client, host) = (trained.Client, trained.Host);
        var stored = (await client.SendReportsAsync(trained.FractalTag, host.Add("r.jpg", trained.Fractal), host.Url("none.jpg"), "nonsense")).Ok();
        Assert.True(stored[0].GetProperty("id").GetInt64() > 0);
        Assert.Contains("404", stored[1].Error(), StringComparison.Ordinal);
        Assert.Contains("address", stored[2].Error(), StringComparison.Ordinal);

        (await client.SendReportsAsync(trained.FractalTag, host.Url("none.jpg"))).Problem(422);
        var found = ListPage.From((await client.PostAsync("/api/search_candidate_images/", new { dataset = trained.Slug, query = "none" })).Ok());
        Assert.Empty(found.Ids);
    }

    [Fact]
    public async Task TagImages_WrongDatasets_AreRefused()
    {
        var (client, urls) = (trained.Client, new[] { trained.Host.Url("x.jpg") });
        (await client.PostAsync(ImageCalls.TagImages, new { dataset = "none", image_urls = urls })).Problem(404);
        (await client.PostAsync(ImageCalls.TagFaces, new { dataset = trained.Slug, image_urls = urls })).Problem(400);
        (await client.PostAsync(ImageCalls.TagImages, new { dataset = await client.CreateDatasetAsync(type: "image-tag"), image_urls = urls })).Problem(409);
        (await client.PostAsync(ImageCalls.TagImages, new { dataset = trained.Slug })).Problem(400);
        (await client.PostAsync("/api/report_text_tags/", new[] { new { content = "a", tag_id = trained.FractalTag } })).Problem(400);
    }

    private static async Task<JsonElement> ResultAsync(Func<Task<Answer>> send)
    {
        JsonElement result = default;
        await Patience.UntilAsync(TimeSpan.FromSeconds(30), async () => (result = (await send()).Ok()).ValueKind == JsonValueKind.Array);
        return result;
    }
}
