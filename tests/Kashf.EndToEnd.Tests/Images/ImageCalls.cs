using System.Net.Http.Headers;
using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>What clients ask about images.</summary>
internal static class ImageCalls
{
    public const string TagImages = "/api/tag_images/";
    public const string TagFaces = "/api/tag_faces/";

    public static Task<Answer> SendReportsAsync(this ApiClient client, long tagId, params IEnumerable<string> urls) =>
        client.PostAsync("/api/report_image_tags/", urls.Select(url => new { image_url = url, tag_id = tagId, positive = true }));

    /// <returns>The ids of the items, every one of which was stored.</returns>
    public static async Task<IReadOnlyList<long>> ReportImagesAsync(this ApiClient client, long tagId, params IEnumerable<string> urls) =>
        [.. (await client.SendReportsAsync(tagId, urls)).Ok().EnumerateArray().Select(item => item.GetProperty("id").GetInt64())];

    public static Task<Answer> UploadAsync(this ApiClient client, string path, string dataset, params IEnumerable<byte[]> images)
    {
        var form = new MultipartFormDataContent { { new StringContent(dataset), "dataset" } };
        foreach (var image in images)
        {
            var content = new ByteArrayContent(image);
            content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(content, "image_file", "photo.jpg");
        }

        return client.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
    }

    /// <summary>The titles of an image's tags, the most probable first.</summary>
    public static IReadOnlyList<string> Titles(this JsonElement image) =>
        [.. image.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("title").GetString()!)];

    /// <summary>Why an image could not be tagged or reported.</summary>
    public static string Error(this JsonElement image)
    {
        Assert.False(image.TryGetProperty("tags", out _), image.ToString());
        return image.GetProperty("error").GetString()!;
    }
}
