using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Search;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract.Images;

/// <summary>What items of images tell: their size, and the faces that reports mean.</summary>
public abstract partial class ImagesContract
{
    [Fact]
    public async Task Items_ImageSavedBeforeOrAfter_TellItsSizeEverywhere()
    {
        var dataset = await CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        await SaveAsync(dataset, TestImages.Of("http://h/before", "cat"));
        foreach (var url in new[] { "http://h/before", "http://h/after", "http://h/never" })
            await Storage.ReportAsync(dataset, url, tag);
        var added = (await Storage.AddAsync(dataset, "http://h/added"))[0];
        await SaveAsync(dataset, TestImages.Of("http://h/after", "tiger"), TestImages.Of("http://h/added", "elephant"));

        foreach (var items in await ReadEverywhereAsync(dataset, tag))
        {
            Assert.Equal(
                [("http://h/after", 645, 480), ("http://h/before", 643, 480), ("http://h/never", null, null)],
                items.Where(item => item.Id != added).OrderBy(item => item.Content, StringComparer.Ordinal)
                    .Select(item => (item.Content, item.Width, item.Height)));
        }

        Assert.Equal((648, 480), Size(Assert.Single(await Storage.Items.FindAsync(dataset.AccountId, dataset.Id, [added], Cancellation))));
    }

    [Fact]
    public async Task Items_OtherContentAtTheirUrl_TellTheNewSize()
    {
        var dataset = await CreateDatasetAsync();
        await SaveAsync(dataset, TestImages.Of("u", "cat"));
        var id = await Storage.ReportAsync(dataset, "u", await Storage.CreateTagAsync(dataset));

        await SaveAsync(dataset, TestImages.Of("u", "elephant"));

        Assert.Equal((648, 480), Size(Assert.Single(await Storage.Items.FindAsync(dataset.AccountId, dataset.Id, [id], Cancellation))));
    }

    [Fact]
    public async Task Items_AddedWhileTheirImageIsSaved_TellItsSize()
    {
        var dataset = await CreateDatasetAsync();

        var ids = await AtOnceAsync(20, async i =>
        {
            var saving = SaveAsync(dataset, TestImages.Of($"{i}", "cat"));
            var id = (await Storage.AddAsync(dataset, $"{i}"))[0];
            await saving;
            return id;
        });

        var items = await Storage.Items.FindAsync(dataset.AccountId, dataset.Id, ids, Cancellation);
        Assert.All(items, item => Assert.Equal((643, 480), Size(item)));
    }

    [Fact]
    public async Task ReportAsync_Box_IsToldEverywhereAndReplacedByTheLatest()
    {
        var dataset = await CreateDatasetAsync(DatasetType.Face);
        var (tag, other) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        TagReport first = new(tag.Id, true, new PixelBox(1, 2, 3, 4)), second = new(tag.Id, true, new PixelBox(5, 6, 70_000, 8)), beside = new(other.Id, false, new(0, 0, 1, 1));
        var stored = await Storage.ReportAsync(dataset, new TextReport("u", first), new TextReport("u", beside));
        Assert.Equal([first, beside], stored[0]!.Reports);
        await AssertToldEverywhereAsync(dataset, tag, first, beside);
        var counts = await Storage.CountAsync(dataset);

        Assert.Equal([second, beside], (await Storage.ReportAsync(dataset, new TextReport("u", second)))[0]!.Reports);
        await AssertToldEverywhereAsync(dataset, tag, second, beside);

        await Storage.AddAsync(dataset, [new NewItem("u", [first])]);
        await AssertToldEverywhereAsync(dataset, tag, first, beside);

        await Storage.ReportAsync(dataset, new TextReport("u", new TagReport(tag.Id, true)));
        await AssertToldEverywhereAsync(dataset, tag, new(tag.Id, true), beside);
        Assert.Equal(counts, await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task SaveAsync_TwoItemsOfOneImage_BecomeOneWithWhatWasSaidOfBoth()
    {
        var dataset = await CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        PixelBox box = new(1, 2, 3, 4);
        var first = await Storage.ReportAsync(dataset, "http://h/first", a);
        await Storage.ReportAsync(dataset, new TextReport("http://h/second", new(a.Id, false)), new TextReport("http://h/second", new(b.Id, true, box)));
        await Storage.ReportAsync(dataset, "http://h/other", b);
        await ReadEverywhereAsync(dataset, a);
        await ReadEverywhereAsync(dataset, b);

        Assert.Equal(
            ["http://h/first", "http://h/first"],
            await SaveAsync(dataset, TestImages.Of("http://h/first", "cat"), TestImages.Of("http://h/second", "cat")));

        var merged = (await Storage.ReportedAsync(dataset)).Find(item => item.Id == first)!;
        Assert.Equal(("http://h/first", 2), (merged.Content, (await Storage.ReportedAsync(dataset)).Count));
        Assert.Equal([new(a.Id, false), new TagReport(b.Id, true, box)], merged.Reports);
        Assert.Equal(new DatasetCounts(2, 3, 2, 2), await Storage.CountAsync(dataset));
        Assert.Equal(
            [new TagCounts(a.Id, 0, 1, 0), new TagCounts(b.Id, 2, 0, 2)],
            (await Storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation)).OrderBy(counts => counts.TagId));
        foreach (var items in await ReadEverywhereAsync(dataset, b))
            Assert.DoesNotContain(items, item => item.Content == "http://h/second");
    }

    [Fact]
    public async Task SaveAsync_ItemAtTheSecondUrlAlone_MovesToTheFirst()
    {
        var dataset = await CreateDatasetAsync();
        await SaveAsync(dataset, TestImages.Of("first", "cat"));
        await Storage.AddAsync(dataset, "second");

        await SaveAsync(dataset, TestImages.Of("second", "cat"));

        Assert.Equal("first", Assert.Single(await Storage.UnreportedAsync(dataset)).Content);
        Assert.Equal(new DatasetCounts(0, 0, 1, 0), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task AddAndReport_AnotherUrlOfAKnownImage_AreItsItem()
    {
        var dataset = await CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        await SaveAsync(dataset, TestImages.Of("first", "cat"), TestImages.Of("second", "cat"));

        var added = await Storage.AddAsync(dataset, "second", "first");
        var stored = await Storage.ReportAsync(dataset, StorageFixture.Say("first", a), StorageFixture.Say("second", b));

        Assert.Equal(added[0], added[1]);
        Assert.Equal([added[0], added[0]], stored.Select(item => item!.Id));
        Assert.All(stored, item => Assert.Equal([new(a.Id, true), new TagReport(b.Id, true)], item!.Reports));
        Assert.Equal("first", Assert.Single(await Storage.ReportedAsync(dataset)).Content);
    }

    [Fact]
    public async Task Items_ImageAtSeveralUrls_TellThemEverywhere()
    {
        var dataset = await CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        await SaveAsync(dataset, TestImages.Of("first", "cat"), TestImages.Of("second", "cat"), TestImages.Of("alone", "tiger"));
        foreach (var url in new[] { "first", "alone", "never" })
            await Storage.ReportAsync(dataset, url, tag);
        await SaveAsync(dataset, TestImages.Of("third", "cat"), TestImages.Of("third", "cat"), TestImages.Of("first", "cat"));

        foreach (var items in await ReadEverywhereAsync(dataset, tag))
        {
            Assert.Equal(
                [("alone", ""), ("first", "second third"), ("never", "")],
                items.OrderBy(item => item.Content, StringComparer.Ordinal).Select(item => (item.Content, OtherUrls(item))));
        }
    }

    [Fact]
    public async Task Items_OtherContentAtAUrl_TellItNoMore()
    {
        var dataset = await CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        await SaveAsync(dataset, TestImages.Of("first", "cat"), TestImages.Of("second", "cat"), TestImages.Of("third", "cat"));
        await Storage.ReportAsync(dataset, "first", tag);

        await SaveAsync(dataset, TestImages.Of("second", "dog"));
        Assert.Equal("third", OtherUrls(Assert.Single(await ReportedItemsAsync(dataset))));

        await SaveAsync(dataset, TestImages.Of("first", "bird"));
        await SaveAsync(dataset, TestImages.Of("third", "cat"));
        await Storage.ReportAsync(dataset, "third", tag);
        Assert.Equal([("first", ""), ("third", "")], (await ReportedItemsAsync(dataset)).Select(item => (item.Content, OtherUrls(item))).Order());
    }

    [Fact]
    public async Task SaveAsync_OneContentNowAtUrlsOfSeveralItems_LeavesThemAsTheyAre()
    {
        var dataset = await CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        string[] urls = ["u1", "u2", "u3"];
        await SaveAsync(dataset, TestImages.Of("u1", "cat"), TestImages.Of("u2", "dog"), TestImages.Of("u3", "bird"));
        foreach (var url in urls)
            await Storage.ReportAsync(dataset, url, tag);
        var counts = await Storage.CountAsync(dataset);

        foreach (var _ in urls)
            Assert.Equal(["u1", null, null], await SaveAsync(dataset, [.. urls.Select(url => TestImages.Of(url, "picture removed", "encoder-2"))]));

        Assert.Equal([("u1", ""), ("u2", ""), ("u3", "")], (await ReportedItemsAsync(dataset)).Select(item => (item.Content, OtherUrls(item))).Order());
        Assert.Equal(counts, await Storage.CountAsync(dataset));
        Assert.Equal(["picture removed", "dog", "bird"], (await HashesAsync(dataset, urls)).Select(WordOf));
        Assert.Equal(["u2", "u3"], await UnseenAsync(dataset, "encoder-2", urls));

        static string WordOf(string? hash) => Assert.Single(new[] { "cat", "dog", "bird", "picture removed" }, word => TestImages.HashOf(word) == hash);
    }

    [Fact]
    public async Task Items_AtMoreUrlsThanAreTold_TellSome()
    {
        var dataset = await CreateDatasetAsync();
        await Storage.ReportAsync(dataset, "u", await Storage.CreateTagAsync(dataset));

        await SaveAsync(dataset, [.. Enumerable.Range(-1, Item.MostOtherUrls + 3).Select(i => TestImages.Of(i < 0 ? "u" : $"u{i}", "cat"))]);

        Assert.Equal(Item.MostOtherUrls, Assert.Single(await ReportedItemsAsync(dataset)).OtherUrls.Distinct().Except(["u"]).Count());
    }

    [Fact]
    public async Task Items_AddedWhileTheirImageIsSavedAtAnotherUrl_TellIt()
    {
        var dataset = await CreateDatasetAsync();
        await SaveAsync(dataset, [.. Enumerable.Range(0, 20).Select(i => TestImages.Of($"{i}", $"file {i}"))]);

        var ids = await AtOnceAsync(20, async i =>
        {
            var saving = Task.WhenAll(SaveAsync(dataset, TestImages.Of($"{i} a", $"file {i}")), SaveAsync(dataset, TestImages.Of($"{i} b", $"file {i}")));
            var id = (await Storage.AddAsync(dataset, $"{i}"))[0];
            await saving;
            return id;
        });

        var items = await Storage.Items.FindAsync(dataset.AccountId, dataset.Id, ids, Cancellation);
        Assert.All(items, item => Assert.Equal($"{item.Content} a {item.Content} b", OtherUrls(item)));
    }

    private static string OtherUrls(Item item) => string.Join(' ', item.OtherUrls.Order(StringComparer.Ordinal));

    private async Task<IReadOnlyList<Item>> ReportedItemsAsync(Dataset dataset) => await Storage.Items.FindAsync(
        dataset.AccountId, dataset.Id, [.. (await Storage.ReportedAsync(dataset)).Select(item => item.Id)], Cancellation);

    private static (int?, int?) Size(Item item) => (item.Width, item.Height);

    private async Task AssertToldEverywhereAsync(Dataset dataset, Tag tag, params TagReport[] reports)
    {
        Assert.Equal(reports, Assert.Single(await Storage.ReportedAsync(dataset)).Reports);
        foreach (var items in await ReadEverywhereAsync(dataset, tag))
            Assert.Equal(reports, Assert.Single(items).Reports);
        var notSure = await Storage.Reports.ListNotSureAsync(tag.AccountId, tag.Id, null, PageRequest.First, Cancellation);
        Assert.Equal(reports[0], Assert.Single(notSure.Entries).Report);
    }

    /// <summary>The items that are reported on the tag, from every place that gives items; all of them predicted and contradicted.</summary>
    private async Task<List<IReadOnlyList<Item>>> ReadEverywhereAsync(Dataset dataset, Tag tag)
    {
        var ids = (await Storage.ReportedAsync(dataset)).Select(item => item.Id).ToList();
        await Storage.Predictions.SaveAsync(
            dataset.AccountId, dataset.Id, "v", [.. ids.Select(id => new ItemPrediction(id, [new TagProbability(tag.Id, 0.2f)], 0.5f))], Cancellation);
        await Storage.Reports.SetContradictionsAsync(
            dataset.AccountId, dataset.Id, tag.Id, [.. ids.Select(id => new Contradiction(id, true, 0.2f))], Cancellation);
        var (account, first) = (dataset.AccountId, PageRequest.First);
        var reported = await Storage.Reports.ListAsync(account, tag.Id, true, first, Cancellation);
        var notSure = await Storage.Reports.ListNotSureAsync(account, tag.Id, true, first, Cancellation);
        var predicted = await Storage.Predictions.ListAsync(account, tag.Id, first, Cancellation);
        var matches = await Storage.Search.FindAsync(
            account, dataset.Id, SearchQuery.Parse(tag.Title).Value!, new SearchFilter(true, null), first, Cancellation);
        var streamed = new List<Item>();
        await foreach (var item in Storage.Items.StreamAsync(account, dataset.Id, new ItemRange(long.MinValue, long.MaxValue), Cancellation))
            streamed.Add(item);
        return
        [
            reported.Entries,
            [.. notSure.Entries.Select(entry => entry.Item)],
            predicted.Entries,
            matches.Entries,
            [.. streamed.Where(item => item.Reports.Count > 0)],
            await Storage.Items.FindAsync(account, dataset.Id, ids, Cancellation),
        ];
    }
}
