using Kashf.Core.Datasets;
using Kashf.Core.Paging;
using Kashf.Core.Reports;
using Kashf.Core.Search;
using Kashf.Core.Storage;

namespace Kashf.Storage.Local.Tests.Search;

/// <summary>A word that stands in the titles of more tags than a search looks at.</summary>
public sealed class ManyTitlesTests(LocalStorageFixture storage) : IClassFixture<LocalStorageFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_WordOfManyTitles_FindsItemsOfTheTagsThatHaveMost()
    {
        var dataset = (await storage.Datasets.TryCreateAsync(storage.NewDataset() with { Type = DatasetType.Image }, Cancellation))!;
        var ids = await storage.AddAsync(dataset, "https://x.example/1.jpg", "https://x.example/2.jpg", "https://x.example/3.jpg");
        var few = await storage.CreateTagAsync(dataset, "کالا");
        await storage.ReportAsync(dataset, "https://x.example/1.jpg", few);
        Assert.Equal([ids[0]], await FindAsync(dataset));

        var reports = new List<TextReport>();
        for (var i = 0; i < ISearch.MostTitles; i++)
        {
            var tag = new TagReport((await storage.CreateTagAsync(dataset, $"کالا {i}")).Id, Positive: true);
            reports.AddRange([new TextReport("https://x.example/2.jpg", tag), new TextReport("https://x.example/3.jpg", tag)]);
        }

        await storage.ReportAsync(dataset, [.. reports]);
        Assert.Equal([ids[1], ids[2]], await FindAsync(dataset));
    }

    private async Task<IEnumerable<long>> FindAsync(Dataset dataset)
    {
        var page = await storage.Search.FindAsync(
            dataset.AccountId, dataset.Id, SearchQuery.Parse("کالا").Value!, default, PageRequest.First, Cancellation);
        return page.Entries.Select(item => item.Id).Order();
    }
}
