using Kashf.Core.Datasets;
using Kashf.Core.Reports;

namespace Kashf.Storage.Contract;

public abstract class ItemsContract(StorageFixture storage) : StorageContract(storage)
{
    public static TheoryData<string> Contents => new(
        "",
        " ",
        "می‌خواهم؛ «خوب» بود!",
        "🙂👨‍👩‍👧‍👦🏳️‍🌈",
        "a\r\nb\tc'\"%;--",
        "\uFEFFbom",
        new string('م', 500_000),
        "before\0after");

    [Theory]
    [MemberData(nameof(Contents), DisableDiscoveryEnumeration = true)]
    public async Task AddAsync_AnyContent_ComesBackAsItWas(string content)
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);

        var id = Assert.Single(await Storage.AddAsync(dataset, content));

        Assert.Equal(content, Assert.Single(await Storage.UnreportedAsync(dataset)).Content);
        Assert.Equal(id, await Storage.ReportAsync(dataset, content, tag));
        Assert.Equal(content, Assert.Single(await Storage.ReportedAsync(dataset)).Content);
    }

    [Fact]
    public async Task AddAsync_LoneSurrogate_HarmsNoOtherItem()
    {
        var dataset = await Storage.CreateDatasetAsync();

        await Storage.AddAsync(dataset, "a", "lone \uD83D", "b");

        var contents = (await Storage.UnreportedAsync(dataset)).Select(item => item.Content).ToList();
        Assert.Equal(3, contents.Count);
        Assert.Contains("a", contents);
        Assert.Contains("b", contents);
    }

    [Fact]
    public async Task AddAsync_KnownContents_StayAsTheyAre()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var reported = await Storage.ReportAsync(dataset, "known", tag);

        var added = await Storage.AddAsync(dataset, "new", "known", "new");

        Assert.Equal(reported, added[1]);
        Assert.Equal(added[0], added[2]);
        Assert.Equal([new TagReport(tag.Id, true)], Assert.Single(await Storage.ReportedAsync(dataset)).Reports);
        Assert.Equal(new DatasetCounts(1, 1, 2, 1), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task AddAsync_SameContentsFromManyTasks_OneItemEach()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var contents = Enumerable.Range(0, 20).Select(i => $"content {i}").ToArray();

        var added = await AtOnceAsync(20, _ => Storage.AddAsync(dataset, contents));

        Assert.All(added, ids => Assert.Equal(added[0], ids));
        Assert.Equal(20, (await Storage.CountAsync(dataset)).Items);
    }

    [Fact]
    public async Task AddAsync_AnotherAccount_AddsNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();

        Assert.Empty(await Storage.AddAsync(dataset with { AccountId = Storage.Ids.Next() }, "x"));

        Assert.Equal(0, (await Storage.CountAsync(dataset)).Items);
    }

    [Fact]
    public async Task Stream_AnotherAccount_GivesNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        await Storage.ReportAsync(dataset, "x", await Storage.CreateTagAsync(dataset));
        await Storage.AddAsync(dataset, "y");
        var other = dataset with { AccountId = Storage.Ids.Next() };

        Assert.Empty(await Storage.ReportedAsync(other));
        Assert.Empty(await Storage.UnreportedAsync(other));
    }

    [Fact]
    public async Task StreamReportedAsync_MoreThanAPage_EveryItemOnceById()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        await Storage.AddAsync(dataset, "unreported");
        var reports = Enumerable.Range(0, 2500)
            .SelectMany(i => new[] { StorageFixture.Say($"{i}", b, i % 2 == 0), StorageFixture.Say($"{i}", a) }).ToArray();
        var stored = await Storage.ReportAsync(dataset, reports);

        var streamed = await Storage.ReportedAsync(dataset);

        Assert.Equal(stored.Select(item => item!.Id).Distinct().Order(), streamed.Select(item => item.Id));
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => $"{i}"), streamed.OrderBy(item => item.Id).Select(item => item.Content));
        Assert.All(streamed, item => Assert.Equal(
            [new TagReport(b.Id, item.Content[^1] % 2 == 0), new TagReport(a.Id, true)], item.Reports));
    }

    [Fact]
    public async Task StreamUnreportedAsync_Limited_IsTheSameSpreadEachTime()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        await Storage.AddAsync(dataset, [.. Enumerable.Range(0, 3000).Select(i => $"{i}")]);
        await Storage.ReportAsync(dataset, [.. Enumerable.Range(0, 1000).Select(i => StorageFixture.Say($"{i}", tag))]);

        var all = await Storage.UnreportedAsync(dataset);
        var some = await Storage.UnreportedAsync(dataset, 1200);

        Assert.Equal(2000, all.Count);
        Assert.Equal(2000, all.Select(item => item.Id).Distinct().Count());
        Assert.Equal(1200, some.Count);
        Assert.Equal(some.Select(item => item.Id), (await Storage.UnreportedAsync(dataset, 1200)).Select(item => item.Id));
        Assert.Empty(await Storage.UnreportedAsync(dataset, 0));
        // Of 1200 drawn from contents 1000..2999 about half should be in the upper half: 540..660 is more than five deviations.
        Assert.InRange(some.Count(item => item.Content[0] == '2'), 540, 660);
    }

    [Fact]
    public async Task StreamReportedAsync_WhileWriting_NoItemTwiceAndNoneLost()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        await Storage.ReportAsync(dataset, [.. Enumerable.Range(0, 3000).Select(i => StorageFixture.Say($"old {i}", tag))]);

        var streamed = new List<string>();
        await foreach (var item in Storage.Items.StreamReportedAsync(dataset.AccountId, dataset.Id, Cancellation))
        {
            streamed.Add(item.Content);
            if (streamed.Count % 300 == 0)
            {
                await Storage.ReportAsync(dataset, $"new {streamed.Count}", tag);
            }
        }

        Assert.Equal(streamed.Count, streamed.Distinct().Count());
        Assert.Equal(3000, streamed.Count(content => content.StartsWith("old", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task StreamReportedAsync_Cancelled_Ends()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        await Storage.ReportAsync(dataset, [.. Enumerable.Range(0, 1100).Select(i => StorageFixture.Say($"{i}", tag))]);
        using var cancelling = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Storage.Items.StreamReportedAsync(dataset.AccountId, dataset.Id, cancelling.Token))
            {
                await cancelling.CancelAsync();
            }
        });
    }
}
