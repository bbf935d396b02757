using System.Net.Http.Headers;
using System.Security.Cryptography;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>Images that come with the request.</summary>
public sealed class UploadTests(TrainedImages trained) : IClassFixture<TrainedImages>
{
    [Fact]
    public async Task Upload_SeveralFiles_AreTaggedInOrder()
    {
        var images = (await trained.Client.UploadAsync(ImageCalls.TagImages, trained.Slug, trained.Fractal, "no image"u8.ToArray(), [], trained.Fractal)).Ok();

        Assert.Equal(4, images.GetArrayLength());
        Assert.Equal(["برخال"], images[0].Titles());
        Assert.Contains("not an image", images[1].Error(), StringComparison.Ordinal);
        Assert.Contains("empty", images[2].Error(), StringComparison.Ordinal);
        Assert.Equal(images[0].ToString(), images[3].ToString());
    }

    [Fact]
    public async Task UploadedImage_Asked_IsGivenToItsOwnerAlone()
    {
        var url = await UploadAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Token " + trained.Key);
        using var answer = await http.GetAsync(url, TestContext.Current.CancellationToken);
        Assert.Equal(trained.Fractal, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("max-age=31536000, private, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));

        using var nobody = trained.Process.Client(null);
        (await nobody.GetAsync(url)).Problem(401);
        using var other = trained.Process.Client(await trained.Process.CreateKeyAsync($"other-{Guid.NewGuid():N}"));
        (await other.GetAsync(url)).Problem(404);
        (await trained.Client.GetAsync("/api/images/../secret/")).Problem(404);
        (await trained.Client.GetAsync($"/api/images/{new string('z', 64)}/")).Problem(404);
    }

    [Fact]
    public async Task UploadedImage_Reported_IsFoundWithoutTheNetwork()
    {
        var url = await UploadAsync();
        var item = Assert.Single(await trained.Client.ReportImagesAsync(trained.FractalTag, url));
        var listed = (await trained.Client.PostAsync("/api/list_images/", new { dataset = trained.Slug, image_ids = new[] { item } })).Ok();
        Assert.Equal(160, listed.GetProperty("results")[0].GetProperty("image").GetProperty("width").GetInt32());

        using var other = trained.Process.Client(await trained.Process.CreateKeyAsync($"other-{Guid.NewGuid():N}"));
        var slug = await other.CreateDatasetAsync(type: "image-tag");
        Assert.Contains("upload it again", (await other.SendReportsAsync(await other.CreateTagAsync(slug, "a"), url)).Problem(422).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadedImage_ReportedAndPurged_StandsAsLongAsItsItem()
    {
        byte[] file = [.. trained.Fractal, 4];
        var url = (await trained.Client.UploadAsync(ImageCalls.TagImages, trained.Slug, file)).Ok()[0].GetProperty("image_url").GetString()!;
        await trained.Client.ReportImagesAsync(trained.FractalTag, url);
        foreach (var stored in Directory.EnumerateFiles(trained.Process.DataDirectory, url.Split('/')[^2], SearchOption.AllDirectories).Where(path => path.Contains("uploads", StringComparison.Ordinal)))
            File.Delete(stored);

        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Token " + trained.Key);
        Assert.Equal(file, await http.GetByteArrayAsync(url, TestContext.Current.CancellationToken));
        var copy = await trained.Client.CreateDatasetAsync(type: "image-tag");
        await trained.Client.ReportImagesAsync(await trained.Client.CreateTagAsync(copy, "a"), url);
        using var other = trained.Process.Client(await trained.Process.CreateKeyAsync($"other-{Guid.NewGuid():N}"));
        (await other.GetAsync(url)).Problem(404);
    }

    [Fact]
    public async Task UploadedImage_AddressInCapitals_IsTheSame()
    {
        var url = new Uri(await UploadAsync());
        var images = (await trained.Client.PostAsync(ImageCalls.TagImages, new { dataset = trained.Slug, image_urls = new[] { $"http://any.example{url.AbsolutePath.ToUpperInvariant()}" } })).Ok();
        Assert.Equal(["برخال"], images[0].Titles());
    }

    [Fact]
    public async Task TagImages_AnotherServersPathLikeOurs_IsFetchedThere()
    {
        var paths = new[] { $"api/images/{new string('a', 64)}/", $"api/datasets/7/images/{new string('b', 64)}" };
        var urls = paths.Select(path => trained.Host.Add(path, trained.Fractal)).ToList();
        var images = (await trained.Client.PostAsync(ImageCalls.TagImages, new { dataset = trained.Slug, image_urls = urls })).Ok();
        Assert.All(images.EnumerateArray(), image => Assert.Equal(["برخال"], image.Titles()));
    }

    [Fact]
    public async Task Report_SeveralFiles_AreOneReportEach()
    {
        var form = new MultipartFormDataContent { { new StringContent($"{trained.FractalTag}"), "tag_id" }, { new StringContent("false"), "positive" } };
        foreach (var number in new[] { 1, 2 })
            form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(Pictures.FileOf(Pictures.Cells, number), TestContext.Current.CancellationToken)), "image_file", "cells.jpg");
        var items = (await trained.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/report_image_tags/") { Content = form })).Ok();
        Assert.Equal(2, items.EnumerateArray().Select(item => item.GetProperty("id").GetInt64()).Distinct().Count());
        Assert.All(items.EnumerateArray(), item => Assert.Equal($"[[{trained.FractalTag},false]]", item.GetProperty("report").GetString()));
    }

    [Fact]
    public async Task Report_AddressAndFile_AreOneReportEach()
    {
        var url = trained.Host.Add($"{Guid.NewGuid():N}.jpg", [.. trained.Fractal, 2]);
        var form = new MultipartFormDataContent
        {
            { new StringContent($"{trained.FractalTag}"), "tag_id" },
            { new StringContent(url), "image_url" },
            { new ByteArrayContent([.. trained.Fractal, 3]), "image_file", "fractal.jpg" },
        };
        var reports = (await trained.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/report_image_tags/") { Content = form })).Ok();
        var listed = (await trained.Client.PostAsync("/api/list_images/", new { dataset = trained.Slug, image_ids = reports.EnumerateArray().Select(report => report.GetProperty("id").GetInt64()) })).Ok();
        var urls = listed.GetProperty("results").EnumerateArray().Select(item => item.GetProperty("image").GetProperty("url").GetString()).ToList();
        Assert.Equal(2, urls.Count);
        Assert.Contains(url, urls);
    }

    [Fact]
    public async Task Upload_PastTheLimits_IsRefused()
    {
        var tooLong = new byte[21 << 20];
        var refused = await trained.Client.UploadAsync(ImageCalls.TagImages, trained.Slug, tooLong);
        Assert.Contains("image_file", refused.Problem(413).ToString(), StringComparison.Ordinal);

        // The length alone is enough: not a byte of this body is ever sent.
        using var promise = new HttpRequestMessage(HttpMethod.Post, new Uri(trained.Client.Address, ImageCalls.TagImages)) { Content = new NeverSent(30 << 20) };
        promise.Headers.TryAddWithoutValidation("Authorization", "Token " + trained.Key);
        promise.Headers.ExpectContinue = true;
        using var http = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(50) });
        using var response = await http.SendAsync(promise, TestContext.Current.CancellationToken);
        Assert.Equal(413, (int)response.StatusCode);
    }

    [Fact]
    public async Task Upload_OneFileTooLarge_TheOthersAreTaken()
    {
        var images = (await trained.Client.UploadAsync(ImageCalls.TagImages, trained.Slug, trained.Fractal, new byte[21 << 20], trained.Fractal)).Ok();
        Assert.Equal(3, images.GetArrayLength());
        Assert.Contains("image 2", images[1].Error(), StringComparison.Ordinal);
        Assert.All(new[] { 0, 2 }, i => Assert.Equal(["برخال"], images[i].Titles()));
    }

    [Fact]
    public async Task Upload_ToNoDataset_TakesNoFileFromOtherRequests()
    {
        // Another request may have brought the same file meanwhile, and stands on its address.
        byte[] shared = [.. trained.Fractal, 1];
        (await trained.Client.UploadAsync(ImageCalls.TagImages, "none", shared)).Problem(404);
        var images = (await trained.Client.PostAsync(ImageCalls.TagImages, new { dataset = trained.Slug, image_urls = new[] { $"http://any.example{AddressOf(shared)}" } })).Ok();
        Assert.Equal(["برخال"], images[0].Titles());
    }

    [Fact]
    public async Task Upload_OtherFields_AreRefusedByName()
    {
        var form = new MultipartFormDataContent { { new StringContent(trained.Slug), "dataset" }, { new ByteArrayContent(trained.Fractal), "photo", "a.jpg" } };
        var answer = await trained.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, ImageCalls.TagImages) { Content = form });
        Assert.True(answer.Problem(400).TryGetProperty("photo", out _));
    }

    private static string AddressOf(byte[] file) => $"/api/images/{Convert.ToHexStringLower(SHA256.HashData(file))}/";

    private async Task<string> UploadAsync() =>
        (await trained.Client.UploadAsync(ImageCalls.TagImages, trained.Slug, trained.Fractal)).Ok()[0].GetProperty("image_url").GetString()!;

    private sealed class NeverSent : HttpContent
    {
        private readonly long length;

        public NeverSent(long length)
        {
            this.length = length;
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            throw new InvalidOperationException("The server asked for a body that it had to refuse.");

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
