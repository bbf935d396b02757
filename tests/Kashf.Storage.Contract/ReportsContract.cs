using Kashf.Core.Datasets;
using Kashf.Core.Reports;
using Kashf.Core.Tags;

namespace Kashf.Storage.Contract;

public abstract class ReportsContract(StorageFixture storage) : StorageContract(storage)
{
    [Fact]
    public async Task ReportAsync_SeveralTags_WholeReportInOrderOfFirstReport()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        await Storage.ReportAsync(dataset, "x", b);

        var stored = await Storage.ReportAsync(
            dataset, StorageFixture.Say("x", a), StorageFixture.Say("y", a, false), StorageFixture.Say("x", b, false));

        Assert.Equal([new TagReport(b.Id, false), new TagReport(a.Id, true)], stored[0]!.Reports);
        Assert.Equal([new TagReport(a.Id, false)], stored[1]!.Reports);
        Assert.Equal(stored[0]!.Id, stored[2]!.Id);
        Assert.Equal(stored[0]!.Reports, stored[2]!.Reports);
    }

    [Fact]
    public async Task ReportAsync_SameContentAgain_SameItemAndLatestWord()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var first = await Storage.ReportAsync(dataset, "متن", tag);

        Assert.Equal(first, await Storage.ReportAsync(dataset, "متن", tag));
        Assert.Equal(first, await Storage.ReportAsync(dataset, "متن", tag, false));

        Assert.Equal([new TagCounts(tag.Id, 0, 1, 0)], await Storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation));
        Assert.Equal(new DatasetCounts(1, 1, 1, 1), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task ReportAsync_LatestWordWithinABatch_Wins()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);

        await Storage.ReportAsync(
            dataset, StorageFixture.Say("x", tag), StorageFixture.Say("x", tag, false), StorageFixture.Say("x", tag));

        Assert.Equal([new TagCounts(tag.Id, 1, 0, 0)], await Storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task ReportAsync_SameContentFromManyTasks_OneItem()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tags = await AtOnceAsync(8, _ => Storage.CreateTagAsync(dataset));

        var ids = await AtOnceAsync(200, i => Storage.ReportAsync(dataset, "همان متن", tags[i % tags.Length], i % 2 == 0));

        Assert.Single(ids.Distinct());
        Assert.Equal(new DatasetCounts(8, 8, 1, 1), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task ReportAsync_ManyAtOnce_AllAreThereWhenEachReturns()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);

        await AtOnceAsync(100, async i =>
        {
            var id = await Storage.ReportAsync(dataset, $"content {i}", tag);
            Assert.Contains(await Storage.ReportedAsync(dataset), item => item.Id == id && item.Content == $"content {i}");
            return id;
        });

        Assert.Equal(new DatasetCounts(1, 100, 100, 100), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task ReportAsync_TagGoneOrElsewhere_OthersAreStored()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (live, gone) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var elsewhere = await Storage.CreateTagAsync(await Storage.CreateDatasetAsync(dataset.AccountId));
        await Storage.Tags.DeleteAsync(dataset.AccountId, gone.Id, Cancellation);

        var stored = await Storage.ReportAsync(
            dataset, StorageFixture.Say("a", gone), StorageFixture.Say("b", live), StorageFixture.Say("b", elsewhere));

        Assert.Null(stored[0]);
        Assert.Equal([new TagReport(live.Id, true)], stored[1]!.Reports);
        Assert.Null(stored[2]);
        Assert.Equal(new DatasetCounts(1, 1, 1, 1), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task ReportAsync_Cancelled_StoresNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.Reports.ReportAsync(
            dataset.AccountId, dataset.Id, [StorageFixture.Say("a", tag), StorageFixture.Say("b", tag)], cancelled.Token));

        Assert.Equal(new DatasetCounts(1, 0, 0, 0), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task ReportAsync_WhileAnotherReads_BatchIsSeenWholeOrNotAtAll()
    {
        const int batch = 50;
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; i < Storage.Many(60); i++)
                {
                    await Storage.ReportAsync(
                        dataset, [.. Enumerable.Range(0, batch).Select(n => StorageFixture.Say($"{i} {n}", tag))]);
                }
            },
            Cancellation);

        while (!writing.IsCompleted)
        {
            var counts = await Storage.CountAsync(dataset);
            Assert.Equal(0, counts.Items % batch);
            Assert.Equal(counts.Items, counts.Reports);
            await Task.Yield();
        }

        await writing;
    }

    [Fact]
    public async Task ReportAsync_AnotherAccount_StoresNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var tag = await Storage.CreateTagAsync(dataset);
        var id = await Storage.ReportAsync(dataset, "x", tag);
        var other = Storage.Ids.Next();

        Assert.Equal([null], await Storage.Reports.ReportAsync(other, dataset.Id, [StorageFixture.Say("y", tag)], Cancellation));
        Assert.False(await Storage.Reports.RemoveAsync(other, dataset.Id, id, tag.Id, Cancellation));

        Assert.Equal(new DatasetCounts(1, 1, 1, 1), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task RemoveAsync_Report_LeavesTheItem()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var id = await Storage.ReportAsync(dataset, "x", a);
        await Storage.ReportAsync(dataset, "x", b, false);

        Assert.True(await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, id, a.Id, Cancellation));
        Assert.False(await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, id, a.Id, Cancellation));
        Assert.Equal([new TagReport(b.Id, false)], Assert.Single(await Storage.ReportedAsync(dataset)).Reports);
        Assert.True(await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, id, b.Id, Cancellation));

        Assert.Equal(new DatasetCounts(2, 0, 1, 0), await Storage.CountAsync(dataset));
        Assert.Equal(id, Assert.Single(await Storage.UnreportedAsync(dataset)).Id);
        Assert.Equal(id, await Storage.ReportAsync(dataset, "x", a));
    }

    [Fact]
    public async Task RemoveAsync_ThenReportAgain_ComesLastInTheWholeReport()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var (a, b) = (await Storage.CreateTagAsync(dataset), await Storage.CreateTagAsync(dataset));
        var stored = await Storage.ReportAsync(dataset, StorageFixture.Say("x", a), StorageFixture.Say("x", b));
        await Storage.Reports.RemoveAsync(dataset.AccountId, dataset.Id, stored[0]!.Id, a.Id, Cancellation);

        var again = await Storage.ReportAsync(dataset, StorageFixture.Say("x", a, false));

        Assert.Equal([new TagReport(b.Id, true), new TagReport(a.Id, false)], again[0]!.Reports);
    }

    [Fact]
    public async Task RemoveAsync_WrongDataset_RemovesNothing()
    {
        var dataset = await Storage.CreateDatasetAsync();
        var sibling = await Storage.CreateDatasetAsync(dataset.AccountId);
        var tag = await Storage.CreateTagAsync(dataset);
        var id = await Storage.ReportAsync(dataset, "x", tag);

        Assert.False(await Storage.Reports.RemoveAsync(dataset.AccountId, sibling.Id, id, tag.Id, Cancellation));

        Assert.Equal(new DatasetCounts(1, 1, 1, 1), await Storage.CountAsync(dataset));
    }

    [Fact]
    public async Task ReportAsync_Nothing_GivesNothing()
    {
        Assert.Empty(await Storage.ReportAsync(await Storage.CreateDatasetAsync()));
    }
}
