using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Search;

/// <summary>A dataset of texts, one of images and one of faces.</summary>
public class SearchedDatasets(SharedServer server) : IAsyncLifetime
{
    private static readonly string[] Contents =
    [
        "کتاب خوبی بود", "کتاب‌ها را خواندم، کتاب دوم", "جلد كتاب پاره بود", "رئیس بانک مرکزی رفت", "دفتر مرکزی بانک ملت", "سال ۱۴۰۰ گذشت",
        "x and y or z not near", "content near", "near and or 1",
    ];

    private readonly OwnAccount account = new(server);

    public ApiClient Client => account.Client;

    public string Texts { get; private set; } = "";

    public long Tag { get; private set; }

    public string[] Urls { get; } =
        ["https://example.com/a/azadi-1.jpg", "https://example.com/a/azadi_2.png?size=large#top", "https://example.com/%D8%A8%D8%B1%D8%AC%20%D9%85%DB%8C%D9%84%D8%A7%D8%AF.jpg"];

    /// <summary>By the endpoint that searches it: a dataset, and its tag.</summary>
    public Dictionary<string, (string Slug, long Tag)> Pictures { get; } = [];

    /// <summary>From 1.</summary>
    public static string NumberOf(string content) => $"{Array.IndexOf(Contents, content) + 1}";

    public async ValueTask InitializeAsync()
    {
        await account.InitializeAsync();
        Texts = await Client.CreateDatasetAsync();
        Tag = await Client.CreateTagAsync(Texts, "پیشنهاد");
        var other = await Client.CreateTagAsync(Texts, "نقد");
        await Client.ImportAsync(Texts, Csv.Write([["content"], .. Contents.Select(content => new[] { content })]));
        await Client.ReportAsync(Tag, positive: false, Contents[0]);
        await Client.ReportAsync(other, positive: true, Contents[1]);
        await AddPicturesAsync("/api/search_candidate_images/", "image-tag");
        await AddPicturesAsync("/api/search_candidate_faces/", "face-tag");
    }

    public async ValueTask DisposeAsync()
    {
        await account.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task AddPicturesAsync(string path, string type)
    {
        var slug = await Client.CreateDatasetAsync(type: type);
        Pictures[path] = (slug, await Client.CreateTagAsync(slug, "حرم"));
        await Client.ImportAsync(slug, Csv.Write(["url", "title", "positive"], [Urls[0], "حرم", "true"], [Urls[1], "", ""], [Urls[2], "حرم", "yes"]));
    }
}
