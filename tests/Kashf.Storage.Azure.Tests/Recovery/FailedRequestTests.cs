using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Operations;
using Kashf.Storage.Azure.Recovery;
using Kashf.Storage.Contract;
using Kashf.TestServices.Faults;

namespace Kashf.Storage.Azure.Tests.Recovery;

/// <summary>What a request had begun when its store failed is finished by the same process, which lives on.</summary>
public sealed class FailedRequestTests(AzureServices services)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FinishAsync_LargeRequestThatFailedInItsFirstPart_StoresEveryPart()
    {
        const int texts = 1200;
        await using var proxy = await FaultProxy.StartAsync(services.Cosmos.PlainPort, Cancellation);
        await using var process = await AzureStorageProcess.StartAsync(services.Configure(
            $"failed-{Guid.NewGuid():n}",
            ("Cosmos:ConnectionString", services.Cosmos.PlainConnectionString(proxy.Port)),
            ("Cosmos:MaxRetryAttempts", "1"),
            ("Cosmos:RequestTimeoutSeconds", "5"),
            ("Recovery:AbandonedSeconds", "1"),
            ("Recovery:IntervalSeconds", "3600")));
        var storage = AzureStorageFixture.Over(services, process);
        var dataset = await storage.CreateDatasetAsync();
        var tag = await storage.CreateTagAsync(dataset);
        var writes = 0;
        // The two operations and some of the texts get through.
        proxy.Plan = request => request.IsWrite && Interlocked.Increment(ref writes) > 40 ? Fault.Refusal(503) : null;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.ReportAsync(
            dataset, [.. Enumerable.Range(0, texts).Select(i => StorageFixture.Say($"content {i}", tag))]));
        proxy.StopFaults();
        await FinishAbandonedAsync(process);

        Assert.Equal(new DatasetCounts(1, texts, texts, texts), await storage.CountAsync(dataset));
    }

    [Fact]
    public async Task AddAsync_TextLongerThanADocument_IsRefusedAndLeavesNothingUnfinished()
    {
        await using var process = await AzureStorageProcess.StartAsync(services.Configure(
            $"large-{Guid.NewGuid():n}", ("Recovery:AbandonedSeconds", "1"), ("Recovery:IntervalSeconds", "3600")));
        var storage = AzureStorageFixture.Over(services, process);
        var dataset = await storage.CreateDatasetAsync();

        await Assert.ThrowsAsync<RecordTooLargeException>(() => storage.AddAsync(dataset, "short", string.Concat(Enumerable.Repeat("م ", 400_000))));
        await FinishAbandonedAsync(process);

        Assert.Empty(await process.Get<OperationLog>().ReadUnfinishedAsync(Cancellation));
        await storage.AddAsync(dataset, "short");
        Assert.Equal(1, (await storage.CountAsync(dataset)).Items);
        Assert.Equal("short", Assert.Single(await storage.UnreportedAsync(dataset)).Content);
    }

    /// <summary>What is seen for the first time is abandoned a second later.</summary>
    private static async Task FinishAbandonedAsync(AzureStorageProcess process)
    {
        var work = process.Get<AbandonedWork>();
        await work.FinishAsync(Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, Cancellation);
        await work.FinishAsync(Cancellation);
    }
}
