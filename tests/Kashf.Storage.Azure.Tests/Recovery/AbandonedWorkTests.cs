using Kashf.Core.Datasets;
using Kashf.Core.Paging;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Deletion;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;
using Kashf.Storage.Azure.Recovery;
using Kashf.Storage.Contract;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Storage.Azure.Tests.Recovery;

/// <summary>What a process left half done, another one finishes.</summary>
public sealed class AbandonedWorkTests(AzureServices services) : IAsyncLifetime
{
    private AzureStorageProcess process = null!;
    private AzureStorageFixture storage = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        process = await AzureStorageProcess.StartAsync(services.Configure(
            $"recovery-{Guid.NewGuid():n}", ("Recovery:AbandonedSeconds", "1"), ("Recovery:IntervalSeconds", "3600")));
        storage = AzureStorageFixture.Over(services, process);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(10)]
    public async Task FinishAsync_ReportsLeftHalfDone_AreThereAsAWhole(int done)
    {
        var (dataset, tag) = await CreateAsync();
        await LeaveReportsAsync(dataset, tag, 10, done);
        Assert.Equal(0, (await storage.CountAsync(dataset)).Items);

        await FinishAsync();

        Assert.Equal(new DatasetCounts(1, 10, 10, 10), await storage.CountAsync(dataset));
        Assert.Equal(10, (await storage.ReportedAsync(dataset)).Count);
    }

    [Fact]
    public async Task FinishAsync_BySeveralAtOnce_CountsOnce()
    {
        var (dataset, tag) = await CreateAsync();
        await LeaveReportsAsync(dataset, tag, 50, 20);
        var others = Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<AbandonedWork>(process.Services)).ToList();

        await Task.WhenAll(others.Select(FinishAsync));

        Assert.Equal(new DatasetCounts(1, 50, 50, 50), await storage.CountAsync(dataset));
        Assert.Equal([new TagCounts(tag.Id, 50, 0)], await storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation));
    }

    [Fact]
    public async Task FinishAsync_SomethingElseWasSaidSince_TheLaterWordStands()
    {
        var (dataset, tag) = await CreateAsync();
        await LeaveReportsAsync(dataset, tag, 10, 3);
        await storage.ReportAsync(dataset, "content 7", tag, positive: false);

        await FinishAsync();

        Assert.Equal([new TagCounts(tag.Id, 9, 1)], await storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation));
        var negative = await storage.Reports.ListAsync(dataset.AccountId, tag.Id, false, PageRequest.First, Cancellation);
        Assert.Equal(["content 7"], negative.Entries.Select(item => item.Content));
    }

    [Fact]
    public async Task FinishAsync_PredictionsLeftHalfDone_AreCountedAsFarAsTheyCame()
    {
        var (dataset, tag) = await CreateAsync();
        var ids = await storage.AddAsync(dataset, [.. Enumerable.Range(0, 10).Select(i => $"content {i}")]);
        var scope = DatasetScope.Of(dataset.AccountId, dataset.Id);
        var items = await process.Get<ItemQueries>().StatesAsync(scope, ids, "test", Cancellation).ToListAsync(Cancellation);
        var log = process.Get<OperationLog>();
        var operation = await log.BeginAsync(
            log.New(scope, OperationDocument.Pending) with { Items = [.. items.Select(item => item.Id)] }, Cancellation);
        foreach (var item in items.Take(6))
        {
            var found = new ItemPrediction(item.ItemId, [new TagProbability(tag.Id, 0.9f)], 0.5f);
            await process.Get<ItemWriter>().WriteAsync(
                operation, new ItemChange(ItemKey.Parse(item.Id), item, (current, _) => current!.Predict("v", found, 1)), false, Cancellation);
        }

        await FinishAsync();

        var page = await storage.Predictions.ListAsync(dataset.AccountId, tag.Id, PageRequest.First, Cancellation);
        Assert.Equal((6, 6), (page.Count, page.Entries.Count));
    }

    [Fact]
    public async Task FinishAsync_TagRemovalThatGotNoFartherThanTheWish_RemovesTheTag()
    {
        var (dataset, tag) = await CreateAsync();
        await storage.ReportAsync(dataset, "a", tag);
        await process.Get<TagRemoval>().BeginAsync(dataset.AccountId, dataset.Id, tag.Id, Cancellation);

        await FinishAsync();

        Assert.Null(await storage.Tags.FindAsync(tag.AccountId, tag.Id, Cancellation));
        Assert.Equal(new DatasetCounts(0, 0, 1, 0), await storage.CountAsync(dataset));
        Assert.Empty(Assert.Single(await storage.UnreportedAsync(dataset)).Reports);
    }

    [Fact]
    public async Task FinishAsync_DeletedTag_LeavesNoCounts()
    {
        var (dataset, tag) = await CreateAsync();
        var scope = DatasetScope.Of(dataset.AccountId, dataset.Id);
        await storage.ReportAsync(dataset, "a", tag);
        await process.Get<CountsFolding>().FoldAsync(scope, Cancellation);
        Assert.NotNull(await CountsAsync());
        await storage.Tags.DeleteAsync(dataset.AccountId, tag.Id, Cancellation);

        await FinishAsync();

        Assert.Null(await CountsAsync());
        await process.Get<CountsFolding>().FoldAsync(scope, Cancellation);
        Assert.Null(await CountsAsync());
        Assert.Equal(new DatasetCounts(0, 0, 1, 0), await storage.CountAsync(dataset));

        Task<Stored<CountsDocument>?> CountsAsync() => process.Get<CosmosContainers>().Items.FindAsync<CountsDocument>(
            CountsDocument.IdOf(scope, ListName.TagOf(ListName.Predicted(tag.Id))), scope.In(CountsDocument.CountsBucket), "test", Cancellation);
    }

    [Fact]
    public async Task FinishAsync_ReportThatCameWithATagsDeletion_IsRemovedToo()
    {
        var (dataset, tag) = await CreateAsync();
        await storage.ReportAsync(dataset, "a", tag);
        await storage.Tags.DeleteAsync(dataset.AccountId, tag.Id, Cancellation);
        // Its writer saw the tag a moment before.
        await LeaveReportsAsync(dataset, tag, 3, 3);

        await FinishAsync();
        await FinishAsync();

        Assert.Equal(new DatasetCounts(0, 0, 4, 0), await storage.CountAsync(dataset));
    }

    [Fact]
    public async Task FinishAsync_DeletedDataset_LeavesNoDocument()
    {
        var (dataset, tag) = await CreateAsync();
        await storage.ReportAsync(dataset, [.. Enumerable.Range(0, 30).Select(i => StorageFixture.Say($"{i}", tag))]);
        await storage.Datasets.DeleteAsync(dataset.AccountId, dataset.Id, Cancellation);

        await FinishAsync();
        await FinishAsync();

        var left = process.Get<CosmosContainers>().Items.QueryAsync<long>(
            new QueryDefinition("SELECT VALUE COUNT(1) FROM c"), DatasetScope.Of(dataset.AccountId, dataset.Id).Prefix, "test",
            cancellation: Cancellation);
        Assert.Equal(0, await left.SumAsync(Cancellation));
    }

    private async Task<(Dataset Dataset, Tag Tag)> CreateAsync()
    {
        var dataset = await storage.CreateDatasetAsync();
        return (dataset, await storage.CreateTagAsync(dataset));
    }

    /// <summary>Does what a process does before it dies: begins an operation and changes the first items.</summary>
    private async Task LeaveReportsAsync(Dataset dataset, Tag tag, int count, int done)
    {
        var scope = DatasetScope.Of(dataset.AccountId, dataset.Id);
        var log = process.Get<OperationLog>();
        TagReport[] said = [new TagReport(tag.Id, true)];
        var contents = Enumerable.Range(0, count).Select(i => new ReportedContent(storage.Ids.Next(), $"content {i}", said)).ToList();
        var operation = await log.BeginAsync(log.New(scope, OperationDocument.Pending) with { Reports = contents }, Cancellation);
        foreach (var content in contents.Take(done))
        {
            var key = ItemKey.Of(scope, content.Content);
            await process.Get<ItemWriter>().WriteAsync(
                operation,
                new ItemChange(key, null, (item, number) =>
                    (item ?? NewItemDocument.Of(scope, DatasetType.Text, key, content.ItemId, content.Content)).Report(said, number)),
                false,
                Cancellation);
        }
    }

    private Task FinishAsync() => FinishAsync(process.Get<AbandonedWork>());

    /// <summary>Sees what there is, and after the time in which nobody went on with it, finishes it.</summary>
    private static async Task FinishAsync(AbandonedWork work)
    {
        await work.FinishAsync(Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, Cancellation);
        await work.FinishAsync(Cancellation);
    }
}
