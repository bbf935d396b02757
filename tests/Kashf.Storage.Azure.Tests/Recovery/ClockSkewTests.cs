using Kashf.Core.Datasets;
using Kashf.Core.Identifiers;
using Kashf.Core.Paging;
using Kashf.Core.Reports;
using Kashf.Core.Tags;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Operations;
using Kashf.Storage.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Storage.Azure.Tests.Recovery;

/// <summary>Two processes whose clocks are hours apart.</summary>
public sealed class ClockSkewTests(AzureServices services) : IAsyncLifetime
{
    private static readonly TimeSpan Skew = TimeSpan.FromHours(3);

    private AzureStorageProcess ahead = null!;
    private AzureStorageProcess behind = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IReadOnlyList<AzureStorageFixture> Both => [AzureStorageFixture.Over(services, ahead), AzureStorageFixture.Over(services, behind)];

    public async ValueTask InitializeAsync()
    {
        var configuration = services.Configure($"skew-{Guid.NewGuid():n}", ("Recovery:AbandonedSeconds", "1"), ("Recovery:IntervalSeconds", "0.2"));
        ahead = await StartAsync(Skew);
        behind = await StartAsync(-Skew);

        Task<AzureStorageProcess> StartAsync(TimeSpan shift) => AzureStorageProcess.StartAsync(
            configuration, added => added.AddSingleton<TimeProvider>(new ShiftedTime(shift)));
    }

    public async ValueTask DisposeAsync()
    {
        await ahead.DisposeAsync();
        await behind.DisposeAsync();
    }

    [Fact]
    public async Task ReportAsync_ByTheOneThenTheOther_TheLaterWordStands()
    {
        var (dataset, tag) = await CreateAsync();
        for (var round = 0; round < 6; round++)
        {
            await Both[round % 2].ReportAsync(dataset, "متن", tag, positive: round % 3 > 0);
            foreach (var storage in Both)
            {
                var page = await storage.Reports.ListAsync(dataset.AccountId, tag.Id, round % 3 > 0, PageRequest.First, Cancellation);
                Assert.Equal((1, 1), (page.Count, page.Entries.Count));
            }
        }
    }

    [Fact]
    public async Task ReportAsync_ByBothAtOnce_CountsEqualLists()
    {
        var (dataset, tag) = await CreateAsync();
        await Parallel.ForEachAsync(Enumerable.Range(0, 150), Cancellation, async (i, _) =>
            await Both[i % 2].ReportAsync(dataset, StorageFixture.Say($"مشترک {i % 7}", tag, i % 3 > 0), StorageFixture.Say($"متن {i}", tag)));

        foreach (var storage in Both)
        {
            Assert.Equal(new DatasetCounts(1, 157, 157, 157), await storage.CountAsync(dataset));
            Assert.Equal(157, (await storage.ReportedAsync(dataset)).Count);
            var negative = await storage.Reports.ListAsync(dataset.AccountId, tag.Id, false, PageRequest.First, Cancellation);
            Assert.Equal([new TagCounts(tag.Id, 157 - negative.Entries.Count, negative.Entries.Count)], await storage.Tags.CountAsync(dataset.AccountId, dataset.Id, Cancellation));
        }
    }

    /// <summary>Abandonment is told by the observer's own clock, not by a time that the other one wrote.</summary>
    [Fact]
    public async Task Recovery_OperationLeftByTheOther_IsFinishedOnce()
    {
        var (dataset, tag) = await CreateAsync();
        foreach (var (left, name) in new[] { (ahead, "پیش"), (behind, "پس") })
        {
            var log = left.Get<OperationLog>();
            var contents = Enumerable.Range(0, 5).Select(i => new ReportedContent(left.Get<IdGenerator>().Next(), $"{name} {i}", [new TagReport(tag.Id, true)]));
            await log.BeginAsync(log.New(DatasetScope.Of(dataset.AccountId, dataset.Id), OperationDocument.Pending) with { Reports = [.. contents] }, Cancellation);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while ((await Both[0].CountAsync(dataset)).Reports < 10)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        foreach (var storage in Both)
            Assert.Equal((new DatasetCounts(1, 10, 10, 10), 10), (await storage.CountAsync(dataset), (await storage.ReportedAsync(dataset)).Count));
    }

    private async Task<(Dataset Dataset, Tag Tag)> CreateAsync()
    {
        var dataset = await Both[0].CreateDatasetAsync();
        return (dataset, await Both[1].CreateTagAsync(dataset));
    }

    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}
