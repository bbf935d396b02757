using Kashf.Core.Datasets;
using Kashf.Core.Paging;
using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract;

public abstract class ContradictionsContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task SetContradictionsAsync_Reports_AreListedLargestFirstThenNewest()
    {
        var (dataset, tag) = await CreateAsync();
        var a = await Storage.ReportAsync(dataset, "a", tag);
        var b = await Storage.ReportAsync(dataset, "b", tag, false);
        var c = await Storage.ReportAsync(dataset, "c", tag);

        await SetAsync(tag, new(a, true, 0.25f), new(b, false, 0.875f), new(c, true, 0.25f));

        var page = await ListAsync(tag);
        Assert.Equal(3, page.Count);
        Assert.Equal([(b, false, 0.875f), (c, true, 0.25f), (a, true, 0.25f)], Shown(page));
        Assert.Equal("b", page.Entries[0].Item.Content);
        Assert.Equal([new TagReport(tag.Id, false)], page.Entries[0].Item.Reports);
        Assert.Equal([(b, false, 0.875f)], Shown(await ListAsync(tag, false)));
        Assert.Equal([(c, true, 0.25f), (a, true, 0.25f)], Shown(await ListAsync(tag, true)));
    }

    [Fact]
    public async Task SetContradictionsAsync_Again_ReplacesAll()
    {
        var (dataset, tag) = await CreateAsync();
        var other = await Storage.CreateTagAsync(dataset);
        var a = await Storage.ReportAsync(dataset, "a", tag);
        var b = await Storage.ReportAsync(dataset, "b", tag);
        await Storage.ReportAsync(dataset, "a", other);
        await SetAsync(other, new Contradiction(a, true, 0.5f));
        await SetAsync(tag, new Contradiction(a, true, 0.25f));

        await SetAsync(tag, new Contradiction(b, true, 0.125f));

        Assert.Equal([(b, true, 0.125f)], Shown(await ListAsync(tag)));
        Assert.Equal([(a, true, 0.5f)], Shown(await ListAsync(other)));
        await SetAsync(tag);
        Assert.Equal(0, (await ListAsync(tag)).Count);
    }

    [Fact]
    public async Task SetContradictionsAsync_ReportTurnedRoundGoneOrElsewhere_IsPassedOver()
    {
        var (dataset, tag) = await CreateAsync();
        var (_, elsewhere) = await CreateAsync(dataset.AccountId);
        var turned = await Storage.ReportAsync(dataset, "a", tag, false);
        var removed = await Storage.ReportAsync(dataset, "b", tag);
        await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, removed, tag.Id, Cancellation);

        await SetAsync(tag, new(turned, true, 0.1f), new(removed, true, 0.1f), new(1, true, 0.1f));
        await SetAsync(elsewhere with { DatasetId = dataset.Id }, new Contradiction(turned, false, 0.9f));
        await SetAsync(tag with { AccountId = Storage.Ids.Next() }, new Contradiction(turned, false, 0.9f));

        Assert.Equal(0, (await ListAsync(tag)).Count);
        Assert.Equal(0, (await ListAsync(elsewhere)).Count);
    }

    [Fact]
    public async Task ReportAsync_SameWordAgain_KeepsTheContradiction()
    {
        var (dataset, tag) = await CreateAsync();
        var a = await Storage.ReportAsync(dataset, "a", tag);
        await SetAsync(tag, new Contradiction(a, true, 0.1f));

        await Storage.ReportAsync(dataset, "a", tag);

        Assert.Equal([(a, true, 0.1f)], Shown(await ListAsync(tag)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Report_TurnedRoundOrRemovedAndThenAsBefore_HasNoContradictionAnyMore(bool turned)
    {
        var (dataset, tag) = await CreateAsync();
        var a = await Storage.ReportAsync(dataset, "a", tag);
        await SetAsync(tag, new Contradiction(a, true, 0.1f));

        if (turned)
        {
            await Storage.ReportAsync(dataset, "a", tag, false);
        }
        else
        {
            await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, a, tag.Id, Cancellation);
        }

        Assert.Equal(0, (await ListAsync(tag)).Count);
        await Storage.ReportAsync(dataset, "a", tag);
        Assert.Equal(0, (await ListAsync(tag)).Count);
    }

    [Fact]
    public async Task SetContradictionsAsync_ThousandsReplacedByOthers_ShowsTheLatterAlone()
    {
        var (all, some) = (Storage.Many(5000), Storage.Many(3000));
        var (dataset, tag) = await CreateAsync();
        var stored = await Storage.ReportAsync(
            dataset, [.. Enumerable.Range(0, all).Select(i => StorageFixture.Say($"{i}", tag))]);
        var ids = stored.Select(item => item!.Id).ToList();

        await SetAsync(tag, [.. ids.Take(some).Select(id => new Contradiction(id, true, 0.5f))]);
        Assert.Equal(some, (await ListAsync(tag)).Count);
        await SetAsync(tag, [.. ids.Skip(some - 10).Take(20).Select(id => new Contradiction(id, true, 0.25f))]);

        var page = await ListAsync(tag);
        Assert.Equal(ids.Skip(some - 10).Take(20).Reverse().Select(id => (id, true, 0.25f)), Shown(page));
        Assert.Equal(20, page.Count);
    }

    [Fact]
    public async Task List_AnotherAccountOrADeletedTag_ShowsNothing()
    {
        var (dataset, tag) = await CreateAsync();
        await SetAsync(tag, new Contradiction(await Storage.ReportAsync(dataset, "a", tag), true, 0.1f));
        var other = tag with { AccountId = Storage.Ids.Next() };

        Assert.Equal(0, (await ListAsync(other)).Count);
        Assert.Equal(0, (await Storage.Reports.ListAsync(other.AccountId, tag.Id, null, PageRequest.First, Cancellation)).Count);
        await Storage.Tags.DeleteAsync(tag.AccountId, tag.Id, Cancellation);

        Assert.Empty((await ListAsync(tag)).Entries);
        Assert.Empty((await Storage.Reports.ListAsync(tag.AccountId, tag.Id, null, PageRequest.First, Cancellation)).Entries);
    }

    private static IEnumerable<(long Item, bool Positive, float Probability)> Shown(Page<NotSureReport> page) =>
        page.Entries.Select(entry => (entry.Item.Id, entry.Report.Positive, entry.Probability));

    private async Task<(Dataset Dataset, Tag Tag)> CreateAsync(long? accountId = null)
    {
        var dataset = await Storage.CreateDatasetAsync(accountId);
        return (dataset, await Storage.CreateTagAsync(dataset));
    }

    private Task SetAsync(Tag tag, params Contradiction[] contradictions) =>
        Storage.Reports.SetContradictionsAsync(tag.AccountId, tag.DatasetId, tag.Id, contradictions, Cancellation);

    private Task<Page<NotSureReport>> ListAsync(Tag tag, bool? positive = null) =>
        Storage.Reports.ListNotSureAsync(tag.AccountId, tag.Id, positive, PageRequest.First, Cancellation);
}
