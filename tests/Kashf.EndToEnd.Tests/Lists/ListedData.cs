using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Lists;

/// <summary>A list of several pages.</summary>
/// <param name="Count">How many entries it has; null where the model decides.</param>
internal sealed record LongList(string Path, object Body, long? Count);

/// <summary>Datasets whose every list has several pages.</summary>
public class ListedData(SharedServer server) : IAsyncLifetime
{
    public const int Items = 560;
    public const int Pictures = 130;

    private readonly OwnAccount account = new(server);
    private readonly OwnAccount stranger = new(server);
    private readonly Dictionary<string, LongList> lists = [];

    public static IEnumerable<TheoryDataRow<string>> Names => new[]
    {
        "reports", "positive reports", "negative reports", "contradicted reports", "contradicted positive reports", "predictions", "texts", "reported texts", "texts of a tag", "images", "faces",
    }.Select(name => new TheoryDataRow<string>(name));

    public ApiClient Client => account.Client;

    public OwnAccount Stranger => stranger;

    internal ContradictedDataset Dataset { get; private set; } = null!;

    public string Images { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await account.InitializeAsync();
        await stranger.InitializeAsync();
        Dataset = await ContradictedDataset.CreateAsync(Client, Items);
        var (slug, tag) = (Dataset.Slug, Dataset.Tag);
        lists["reports"] = new("/api/list_tag_reports/", new { tag_id = tag }, Items);
        lists["positive reports"] = new("/api/list_tag_reports/", new { tag_id = tag, reported_positive = true }, Items / 2);
        lists["negative reports"] = new("/api/list_tag_reports/", new { tag_id = tag, reported_positive = false }, Items / 2);
        lists["contradicted reports"] = new("/api/list_tag_notsure_reports/", new { tag_id = tag }, null);
        lists["contradicted positive reports"] = new("/api/list_tag_notsure_reports/", new { tag_id = tag, reported_positive = true }, null);
        lists["predictions"] = new("/api/list_tag_predictions/", new { dataset = slug, tag_id = tag }, null);
        lists["texts"] = new("/api/search_candidate_texts/", new { dataset = slug, query = "کالای" }, Items);
        lists["reported texts"] = new("/api/search_candidate_texts/", new { dataset = slug, query = "کالای", reported = true }, Items);
        lists["texts of a tag"] = new("/api/search_candidate_texts/", new { dataset = slug, query = "کالای", reported = true, tag_id = tag }, Items);
        Images = await AddPicturesAsync("image-tag");
        lists["images"] = new("/api/search_candidate_images/", new { dataset = Images, query = "tower" }, Pictures);
        lists["faces"] = new("/api/search_candidate_faces/", new { dataset = await AddPicturesAsync("face-tag"), query = "tower" }, Pictures);
    }

    public async ValueTask DisposeAsync()
    {
        await stranger.DisposeAsync();
        await account.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal LongList Of(string name) => lists[name];

    private async Task<string> AddPicturesAsync(string type)
    {
        var slug = await Client.CreateDatasetAsync(type: type);
        await Client.ImportAsync(slug, Csv.Write([["url"], .. Enumerable.Range(0, Pictures).Select(i => new[] { $"http://127.0.0.1/tower-{i}.jpg" })]));
        return slug;
    }
}
