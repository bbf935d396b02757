using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.BadInput;

/// <summary>A trained dataset, and one of images, that no bad request may change.</summary>
public sealed class PlantedData(SharedServer server) : IAsyncLifetime
{
    private readonly OwnAccount account = new(server);
    private readonly OwnAccount stranger = new(server);

    public ServerProcess Server => server.Process;

    public ApiClient Client => account.Client;

    /// <summary>Another account, which owns nothing.</summary>
    public ApiClient Stranger => stranger.Client;

    public string Slug { get; private set; } = "";

    public string ImageSlug { get; private set; } = "";

    /// <summary>An address that is never fetched.</summary>
    public const string ImageUrl = "http://127.0.0.1:1/a.jpg";

    public string FaceSlug { get; private set; } = "";

    public string UntrainedSlug { get; private set; } = "";

    public long TagId { get; private set; }

    public long ImageTagId { get; private set; }

    public long UntrainedTagId { get; private set; }

    public long ItemId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await account.InitializeAsync();
        await stranger.InitializeAsync();
        var small = await SmallDataset.CreateAsync(Client);
        (Slug, TagId) = (small.Slug, small.ContentTag);
        var report = await Client.PostAsync("/api/report_text_tags/", new[] { new { content = "گزارش کاشته", tag_id = TagId } });
        ItemId = report.Ok()[0].GetProperty("id").GetInt64();
        await Client.TrainAsync(Slug);
        ImageSlug = await Client.CreateDatasetAsync(type: "image-tag");
        ImageTagId = await Client.CreateTagAsync(ImageSlug, "حرم رضوی");
        FaceSlug = await Client.CreateDatasetAsync(type: "face-tag");
        UntrainedSlug = await Client.CreateDatasetAsync();
        UntrainedTagId = await Client.CreateTagAsync(UntrainedSlug, "پیشنهاد");
    }

    public async ValueTask DisposeAsync()
    {
        await stranger.DisposeAsync();
        await account.DisposeAsync();
    }

    /// <summary>All that the server tells of what is stored here.</summary>
    public async Task<string> SnapshotAsync()
    {
        var infos = new List<string>();
        foreach (var slug in new[] { Slug, ImageSlug, FaceSlug, UntrainedSlug })
            infos.Add((await Client.InfoAsync(slug)).GetRawText());
        return string.Join('\n', infos) + (await Client.GetAsync("/api/list_datasets/")).Ok().GetRawText();
    }

    /// <summary>Sends what must be refused, and sees that nothing stored has changed.</summary>
    public async Task<Answer> RefusedAsync(Func<Task<Answer>> send)
    {
        var before = await SnapshotAsync();
        var answer = await send();
        Assert.Equal(before, await SnapshotAsync());
        return answer;
    }
}
