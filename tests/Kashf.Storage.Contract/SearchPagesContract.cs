using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Reports;
using Kashf.Core.Search;

namespace Kashf.Storage.Contract;

/// <summary>Few matches are ranked, many come newest first: both page alike.</summary>
public abstract class SearchPagesContract(StorageFixture storage) : StorageContract(storage)
{
    private const int Few = 430;
    private const int Many = 3210;

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public async Task FindAsync_PageByPage_EveryMatchOnceAndTheSameByNumberAndByPlace(int matches)
    {
        var dataset = await FilledAsync(matches);
        var pages = (matches + PageRequest.Size - 1) / PageRequest.Size;
        var seen = new List<long>();
        var asked = PageRequest.First;
        for (var number = 1; number <= pages; number++)
        {
            var byPlace = await FindAsync(dataset, asked);
            var byNumber = await FindAsync(dataset, new PageRequest(number, null));
            Assert.Equal(Ids(byPlace), Ids(byNumber));
            Assert.Equal((matches, matches), (byPlace.Count, byNumber.Count));
            Assert.Equal((number == pages, number == 1), (byPlace.Next is null, byPlace.Previous is null));
            Assert.Equal((number == pages, number == 1), (byNumber.Next is null, byNumber.Previous is null));
            seen.AddRange(Ids(byPlace));
            asked = new PageRequest(number + 1, byPlace.Next);
        }

        Assert.Equal(matches, seen.Distinct().Count());
        Assert.Equal(matches, seen.Count);
        var past = await FindAsync(dataset, new PageRequest(pages + 1, null));
        Assert.Equal((matches, 0), (past.Count, past.Entries.Count));
        Assert.Empty((await FindAsync(dataset, new PageRequest(int.MaxValue, null))).Entries);
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public async Task FindAsync_Backwards_GivesTheSamePages(int matches)
    {
        var dataset = await FilledAsync(matches);
        var first = await FindAsync(dataset, PageRequest.First);
        var second = await FindAsync(dataset, new PageRequest(2, first.Next));
        var third = await FindAsync(dataset, new PageRequest(3, second.Next));

        var back = await FindAsync(dataset, new PageRequest(2, third.Previous));
        var start = await FindAsync(dataset, new PageRequest(1, back.Previous));

        Assert.Equal(Ids(second), Ids(back));
        Assert.Equal(second.Next, back.Next);
        Assert.Equal(Ids(first), Ids(start));
        Assert.Null(start.Previous);
        Assert.Equal(matches, start.Count);
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public async Task FindAsync_WhileItemsComeAndGo_NoUnchangedItemTwiceAndNoneLost(int matches)
    {
        var dataset = await FilledAsync(matches);
        var tag = await Storage.CreateTagAsync(dataset);
        var unreported = new SearchFilter(false, null);
        var unchanged = (await Storage.UnreportedAsync(dataset))
            .Where(item => item.Content.StartsWith("همه", StringComparison.Ordinal)).ToDictionary(item => item.Content, item => item.Id);
        var seen = new List<long>();
        var random = new Random(7);
        var asked = PageRequest.First;
        while (true)
        {
            var page = await FindAsync(dataset, asked, unreported);
            seen.AddRange(Ids(page));
            if (page.Next is null)
            {
                break;
            }

            asked = new PageRequest(asked.Number + 1, page.Next);
            var gone = unchanged.Keys.ElementAt(random.Next(unchanged.Count));
            unchanged.Remove(gone);
            await Storage.ReportAsync(dataset, gone, tag);
            await Storage.AddAsync(dataset, $"همه تازه {asked.Number} {random.Next(1000)}");
        }

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(unchanged.Values.Except(seen));
    }

    private static IEnumerable<long> Ids(Page<Item> page) => page.Entries.Select(item => item.Id);

    private Task<Page<Item>> FindAsync(Dataset dataset, PageRequest page, SearchFilter filter = default) => Storage.Search.FindAsync(
        dataset.AccountId, dataset.Id, SearchQuery.Parse("همه").Value!, filter, page, Cancellation);

    private async Task<Dataset> FilledAsync(int matches)
    {
        var dataset = await Storage.CreateDatasetAsync();
        var random = new Random(matches);
        await Storage.AddAsync(dataset, [.. Enumerable.Range(0, matches).Select(i =>
            $"همه {i} {string.Join(' ', Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(3) == 0 ? "همه" : "دیگر"))}")]);
        await Storage.AddAsync(dataset, [.. Enumerable.Range(0, 50).Select(i => $"هیچ {i}")]);
        return dataset;
    }
}
