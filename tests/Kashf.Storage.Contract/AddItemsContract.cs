using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Datasets;
using Kashf.Core.Items;
using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract;

public abstract class AddItemsContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task AddAsync_WithReports_StoresBothAndCountsTheNew()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var known = await Storage.ReportAsync(dataset, "known", a);

        var added = await Storage.AddAsync(
            dataset, [Item("known", Say(b, false)), Item("new", Say(b), Say(a), Say(b, false)), Item("plain"), Item("new")]);

        Assert.Equal(2, added.New);
        Assert.Equal(known, added.Ids[0]);
        Assert.Equal(added.Ids[1], added.Ids[3]);
        Assert.Equal(
            [(known, [Say(a), Say(b, false)]), (added.Ids[1], [Say(b, false), Say(a)])],
            (await Storage.ReportedAsync(dataset)).Select(item => (item.Id, item.Reports)));
        Assert.Equal(new DatasetCounts(2, 4, 3, 2), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task AddAsync_Again_ChangesNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var items = Enumerable.Range(0, 2500).Select(i => i % 3 == 0 ? Item($"{i}") : Item($"{i}", Say(tag, i % 2 == 0))).ToList();
        var first = await Storage.AddAsync(dataset, items);
        var counts = await Storage.CountAsync(dataset);

        var again = await Storage.AddAsync(dataset, items);

        Assert.Equal((2500, 0), (first.New, again.New));
        Assert.Equal(first.Ids, again.Ids);
        Assert.Equal(counts, await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task AddAsync_TagGoneOrElsewhere_PassesTheReportOver()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (live, gone) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var elsewhere = await Storage.CreateTagAsync(await Storage.CreateDatasetAsync(dataset.AccountId));
        await Storage.Tags.DeleteAsync(dataset.AccountId, gone.Id, Cancellation);

        var added = await Storage.AddAsync(dataset, [Item("a", Say(gone)), Item("b", Say(elsewhere), Say(live))]);

        Assert.Equal(2, added.New);
        Assert.Equal([added.Ids[0]], (await Storage.UnreportedAsync(dataset)).Select(item => item.Id));
        Assert.Equal([Say(live)], Assert.Single(await Storage.ReportedAsync(dataset)).Reports);
    }

    [Fact]
    public async Task AddAsync_Cancelled_AddsNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Storage.Items.AddAsync(dataset.AccountId, dataset.Id, [Item("a"), Item("b")], cancelled.Token));

        Assert.Equal(0, (await Storage.CountAsync(dataset)).Items);
    }

    [Fact]
    public void AddAsync_AnyReports_EqualsReportingThemOneByOne()
    {
        var item =
            from content in Gen.Choose(0, 5)
            from reports in Gen.Choose(0, 7).ListOf()
            select (Content: $"content {content}", Reports: reports.Take(4).ToList());

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Storage.Samples(40)),
            Prop.ForAll(
                Arb.From(item.ListOf()),
                drawn => Task.Run(() => EqualsReportingAsync([.. drawn]), Cancellation).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task SplitAsync_AnySize_CoversEveryItemOnce()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var sibling = await Storage.CreateDatasetAsync(dataset.AccountId);
        var ids = new List<long>();
        for (var i = 0; i < 7; i++)
        {
            ids.AddRange(await Storage.AddAsync(dataset, [.. Enumerable.Range(0, 101).Select(n => $"{i} {n}")]));
            await Storage.AddAsync(sibling, $"{i}");
        }

        foreach (var size in new[] { 1, 100, 101, 706, 707, 5000 })
        {
            var ranges = await Storage.Items.SplitAsync(dataset.AccountId, dataset.Id, size, Cancellation);

            var streamed = new List<long>();
            foreach (var range in ranges)
            {
                var items = await StreamAsync(dataset, range);
                Assert.InRange(items.Count, 1, size);
                streamed.AddRange(items.Select(item => item.Id));
            }

            Assert.Equal((707 + size - 1) / size, ranges.Count);
            Assert.Equal(ids.Order(), streamed);
        }

        Assert.Empty(await Storage.Items.SplitAsync(Storage.Ids.Next(), dataset.Id, 10, Cancellation));
        Assert.Empty(await StreamAsync(dataset with { AccountId = Storage.Ids.Next() }, new ItemRange(long.MinValue, long.MaxValue)));
    }

    [Fact]
    public async Task StreamAsync_MoreThanAPage_GivesWhatFindingEachGives()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var added = await Storage.AddAsync(dataset, Enumerable.Range(0, 2300).Select(i => (i % 4) switch
        {
            0 => Item($"{i}"),
            1 => Item($"{i}", Say(b, i % 8 == 1)),
            _ => Item($"{i}", Say(b), Say(a, false)),
        }));
        await Storage.Predictions.SaveAsync(
            dataset.AccountId,
            dataset.Id,
            "v",
            [.. added.Ids.Where((_, i) => i % 3 == 0).Select(id => new Kashf.Core.Predictions.ItemPrediction(
                id, [new(b.Id, 0.9f), new(a.Id, 0.6f)], 0.5f))],
            Cancellation);
        await Storage.Tags.DeleteAsync(dataset.AccountId, a.Id, Cancellation);

        var streamed = await StreamAsync(dataset, new ItemRange(added.Ids[10], added.Ids[2250]));

        var found = await Storage.Items.FindAsync(dataset.AccountId, dataset.Id, [.. added.Ids.Skip(10).Take(2241)], Cancellation);
        Assert.Equivalent(found, streamed, strict: true);
        Assert.Contains(streamed, item => item.Predictions.Count > 0 && item.Reports.Count > 0);
        Assert.Equal(2300, (await StreamAsync(dataset, new ItemRange(long.MinValue, long.MaxValue))).Count);
    }

    private static NewItem Item(string content, params TagReport[] reports) => new(content, reports);

    private static TagReport Say(Tag tag, bool positive = true) => new(tag.Id, positive);

    private async Task<List<Item>> StreamAsync(Dataset dataset, ItemRange range)
    {
        var items = new List<Item>();
        await foreach (var item in Storage.Items.StreamAsync(dataset.AccountId, dataset.Id, range, Cancellation))
        {
            items.Add(item);
        }

        return items;
    }

    /// <param name="drawn">Reports are numbers: half the number is the tag, the rest the word on it.</param>
    private async Task<bool> EqualsReportingAsync(List<(string Content, List<int> Reports)> drawn)
    {
        var (added, reported) = (await Storage.CreateDatasetAsync(), await Storage.CreateDatasetAsync());
        var addedTags = await TagsAsync(added);
        var reportedTags = await TagsAsync(reported);

        await Storage.AddAsync(added, drawn.Select(item => Item(
            item.Content, [.. item.Reports.Select(report => Say(addedTags[report / 2], report % 2 == 1))])));
        foreach (var (content, reports) in drawn)
        {
            await Storage.AddAsync(reported, content);
            foreach (var report in reports)
            {
                await Storage.ReportAsync(reported, content, reportedTags[report / 2], report % 2 == 1);
            }
        }

        Assert.Equal(await SaidAsync(reported, reportedTags), await SaidAsync(added, addedTags));
        Assert.Equal(await Storage.CountAsync(reported), await Storage.CountAsync(added));
        return true;
    }

    private async Task<Tag[]> TagsAsync(Dataset dataset) =>
    [
        await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset),
        await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset),
    ];

    private async Task<List<string>> SaidAsync(Dataset dataset, Tag[] tags) =>
        [.. (await Storage.ReportedAsync(dataset)).Select(item => $"{item.Content}: " + string.Join(
            ' ', item.Reports.Select(report => $"{Array.FindIndex(tags, tag => tag.Id == report.TagId)}={report.Positive}"))).Order()];
}
