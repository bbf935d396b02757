using Kashf.EndToEnd.Tests.Images;
using Kashf.EndToEnd.Tests.Jobs;
using Kashf.EndToEnd.Tests.Videos;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Documentation;

/// <summary>Answers hold what the API document promises of them.</summary>
public sealed class SchemaTests(TrainedAccount trained, TrainedImages images) : IClassFixture<TrainedAccount>, IClassFixture<TrainedImages>
{
    private const string Csv = "content,title\nبخرید,پیشنهاد خرید\nنخرید,ناشناس\n";

    private static readonly string[] Urls = ["http://127.0.0.1/tower.jpg"];

    [Fact]
    public async Task Answers_OfEveryEndpoint_MatchTheirSchemas()
    {
        var answers = await DocumentedAnswers.OfAsync(trained.Client);
        await AskOfADatasetAsync(answers);
        await AskOfATrainedDatasetAsync(answers);
        await AskOfImagesAsync(answers);
        await answers.GetAsync("/api/list_datasets/");
        await answers.GetAsync("/health/live");
        await answers.GetAsync("/health/ready");
        var ofImages = await DocumentedAnswers.OfAsync(images.Client);
        await AskOfTrainedImagesAsync(ofImages);
        Assert.Equal(answers.Documented.Where(name => name != "get /openapi.json").Order(), answers.Checked.Union(ofImages.Checked).Order());
    }

    private static async Task AskOfADatasetAsync(DocumentedAnswers answers)
    {
        var slug = $"schema-{Guid.NewGuid():N}";
        await answers.PostAsync("/api/create_dataset/", new { title = "نظرات", slug, type = "text-tag" });
        await answers.PostAsync("/api/update_dataset/", new { dataset = slug, title = "دیدگاه‌ها" });
        var tag = (await answers.PostAsync("/api/create_tag/", new { dataset = slug, title = "پیشنهاد" })).GetProperty("tag_id").GetInt64();
        await answers.PostAsync("/api/update_tag/", new { dataset = slug, tag_id = tag, title = "پیشنهاد خرید" });
        var report = await answers.PostAsync("/api/report_text_tags/", new[] { new { content = "بخرید", tag_id = tag }, new { content = "", tag_id = tag } });
        var item = report[0].GetProperty("id").GetInt64();
        await answers.PostAsync("/api/dataset_info/", new { dataset = slug });
        await answers.PostAsync("/api/list_texts/", new { dataset = slug, text_ids = new[] { item } });
        await answers.PostAsync("/api/list_tag_reports/", new { tag_id = tag });
        await answers.PostAsync("/api/search_candidate_texts/", new { dataset = slug, query = "بخرید" });
        await AskOfTransfersAsync(answers, slug);
        await answers.PostAsync("/api/train_dataset/", new { dataset = slug });
        await answers.PostAsync("/api/remove_tag_report/", new { text_id = item, tag_id = tag });
        await answers.PostAsync("/api/delete_tag/", new { tag_id = tag });
        await answers.PostAsync("/api/delete_dataset/", new { dataset = slug });
    }

    private static async Task AskOfTransfersAsync(DocumentedAnswers answers, string slug)
    {
        var client = answers.Client;
        answers.Match("post", "/api/import_dataset/", await client.SendCsvAsync(slug, System.Text.Encoding.UTF8.GetBytes(Csv)));
        await client.ImportAsync(slug, Csv);
        var imported = await client.SendCsvAsync(slug, System.Text.Encoding.UTF8.GetBytes(Csv));
        answers.Match("post", "/api/import_dataset/", imported);
        answers.Match("get", "/api/imports/{id}/errors/", await client.GetAsync(imported.Json.GetProperty("errors_url").GetString()!));

        await answers.PostAsync("/api/export_dataset/", new { dataset = slug });
        await client.ExportAsync(slug);
        var exported = await answers.PostAsync("/api/export_dataset/", new { dataset = slug });
        answers.Match("get", "/api/exports/{id}/", await client.GetAsync(exported.GetProperty("url").GetString()!));
    }

    private async Task AskOfATrainedDatasetAsync(DocumentedAnswers answers)
    {
        await answers.PostAsync("/dataset_info/", new { dataset = trained.Slug });
        await answers.Client.ImportAsync(trained.Slug, "content\nکالای تازه خوب بود\nکالای تازه بد بود\n");
        var candidates = await answers.PostAsync("/api/list_candidates/", new { dataset = trained.Slug, count = 1 });
        Assert.Contains("تازه", candidates.ToString());
        await answers.PostAsync("/api/list_tag_notsure_reports/", new { tag_id = trained.Dataset.ContentTag });
        var contents = SampleReports.Of("test", SampleReports.Content).Select(sample => sample.Content).Append("").ToList();
        await answers.PostAsync("/api/tag_texts/", new { dataset = trained.Slug, contents });
        await answers.PostAsync("/api/tag_texts/", new { dataset = trained.Slug, contents, wait = false });
        await answers.PostAsync("/api/retag_dataset/", new { dataset = trained.Slug, max_predictions = 1000 });
        await trained.Client.UntilStateAsync(trained.Slug, "retagged");
        // An empty page would be a page of anything.
        var found = await answers.PostAsync("/api/list_tag_predictions/", new { dataset = trained.Slug, tag_id = trained.Dataset.DiscontentTag });
        Assert.NotEqual(0, found.GetProperty("count").GetInt64());
        await answers.PostAsync("/api/train_dataset/", new { dataset = trained.Slug });
    }

    private async Task AskOfTrainedImagesAsync(DocumentedAnswers answers)
    {
        var client = images.Client;
        var urls = new[] { images.Host.Add("schema.jpg", images.Fractal), images.Host.Url("none.jpg") };
        await answers.PostAsync("/api/report_image_tags/", urls.Select(url => new { image_url = url, tag_id = images.FractalTag }));
        var tagged = answers.Match("post", ImageCalls.TagImages, await client.UploadAsync(ImageCalls.TagImages, images.Slug, images.Fractal, [])).Ok();
        answers.Match("get", "/api/images/{hash}/", await client.GetAsync(tagged[0].GetProperty("image_url").GetString()!));
        await answers.PostAsync(ImageCalls.TagImages, new { dataset = images.Slug, image_urls = urls, wait = false });
        await answers.PostAsync(ImageCalls.TagFaces, new { dataset = await client.CreateDatasetAsync(type: "face-tag"), image_urls = urls });

        await AskOfVideosAsync(answers);

        var rows = Wire.Csv.Read(await client.DownloadAsync(images.Slug, originalUrls: false));
        answers.Match("get", "/api/datasets/{id}/images/{hash}/", await client.GetAsync(rows[0]["url"]));
    }

    private async Task AskOfVideosAsync(DocumentedAnswers answers)
    {
        var clip = await Clips.CutAsync(0.4, Pictures.FileOf(Pictures.Fractal, 1));
        var urls = new[] { images.Host.Add("schema.mp4", clip), images.Host.Url("none.mp4") };
        await answers.PostAsync(VideoCalls.TagFrames, new { dataset = images.Slug, video_urls = urls, wait = false });
        await answers.PostAsync(VideoCalls.TagFrames, new { dataset = images.Slug, video_urls = urls });
        await answers.PostAsync(VideoCalls.TagVideos, new { dataset = images.Slug, video_urls = urls });
        await answers.PostAsync(VideoCalls.TagFaces, new { dataset = await images.Client.CreateDatasetAsync(type: "face-tag"), video_urls = urls });
    }

    private static async Task AskOfImagesAsync(DocumentedAnswers answers)
    {
        foreach (var (type, search) in new[] { ("image-tag", "/api/search_candidate_images/"), ("face-tag", "/api/search_candidate_faces/") })
        {
            var slug = await answers.Client.CreateDatasetAsync(type: type);
            await answers.Client.ImportAsync(slug, Wire.Csv.Write([["url"], Urls]));
            var found = ListPage.From(await answers.PostAsync(search, new { dataset = slug, query = "tower" }));
            await answers.PostAsync("/api/list_images/", new { dataset = slug, image_ids = found.Ids });
            Assert.Single(found.Ids);
        }
    }
}
