namespace Kashf.EndToEnd.Tests.Wire;

/// <summary>A dataset of two tags with enough reports to learn both, in no more time than a test may take.</summary>
internal sealed record SmallDataset(string Slug, long ContentTag, long DiscontentTag)
{
    private const int Examples = 15;

    public static async Task<SmallDataset> CreateAsync(ApiClient client, string title = "نظرات")
    {
        var slug = await client.CreateDatasetAsync(title);
        var contentTag = await AddTagAsync(client, slug, SampleReports.Content);
        var discontentTag = await AddTagAsync(client, slug, SampleReports.Discontent);
        return new SmallDataset(slug, contentTag, discontentTag);
    }

    private static async Task<long> AddTagAsync(ApiClient client, string slug, string title)
    {
        var tagId = await client.CreateTagAsync(slug, title);
        await client.ReportAsync(tagId, positive: true, SampleReports.Contents(title, positive: true, Examples));
        await client.ReportAsync(tagId, positive: false, SampleReports.Contents(title, positive: false, Examples));
        return tagId;
    }
}
