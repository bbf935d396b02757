using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Recovery;
using Kashf.Storage.Contract;
using Kashf.TestServices.Faults;

namespace Kashf.Storage.Azure.Tests.Recovery;

/// <summary>An image whose saving stopped at any of its writes is saved by saving it again.</summary>
public sealed class SavingImagesTests(AzureServices services)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaveAsync_StoppedAtAnyWrite_IsMadeUpForByTheNextOne()
    {
        await using var proxy = await FaultProxy.StartAsync(services.Cosmos.PlainPort, Cancellation);
        await using var process = await StartAsync(proxy);
        var storage = AzureStorageFixture.Over(services, process);
        var dataset = await storage.CreateDatasetAsync(type: DatasetType.Image);
        var stops = 0;
        for (var stopped = true; stopped; stops += stopped ? 1 : 0)
        {
            var image = Image($"{stops}");
            var item = (await storage.AddAsync(dataset, image.Url))[0];
            var writes = 0;
            proxy.Plan = request => request.IsWrite && Interlocked.Increment(ref writes) > stops ? Fault.Refusal(503) : null;
            stopped = await IsStoppedAsync(() => storage.Images.SaveAsync(dataset.AccountId, dataset.Id, [image], filesAreKept: true, Cancellation));
            proxy.StopFaults();

            Assert.Equal([image.Url], await storage.Images.SaveAsync(dataset.AccountId, dataset.Id, [image], filesAreKept: true, Cancellation));

            var found = await storage.Images.FindAsync(dataset.AccountId, dataset.Id, "m", [image.Url], Cancellation);
            Assert.Equal(image with { Vectors = [] }, found[0]! with { Vectors = [] });
            Assert.Equal(3, Assert.Single(await storage.Items.FindAsync(dataset.AccountId, dataset.Id, [item], Cancellation)).Width);
        }

        // Content, size of the item, URL.
        Assert.Equal(3, stops);
    }

    [Fact]
    public async Task SaveAsync_MergingStoppedAtAnyWrite_CountsEachItemOnce()
    {
        await using var proxy = await FaultProxy.StartAsync(services.Cosmos.PlainPort, Cancellation);
        await using var process = await StartAsync(proxy);
        var storage = AzureStorageFixture.Over(services, process);
        var dataset = await storage.CreateDatasetAsync(type: DatasetType.Image);
        var tag = await storage.CreateTagAsync(dataset);
        var others = new List<SeenImage>();
        for (var stopped = true; stopped;)
        {
            var image = Image($"first {others.Count}");
            others.Add(image with { Url = $"second {others.Count}" });
            await storage.Images.SaveAsync(dataset.AccountId, dataset.Id, [image], filesAreKept: true, Cancellation);
            await storage.ReportAsync(dataset, others[^1].Url, tag);
            var writes = 0;
            proxy.Plan = request => request.IsWrite && Interlocked.Increment(ref writes) >= others.Count ? Fault.Refusal(503) : null;
            stopped = await IsStoppedAsync(() => storage.Images.SaveAsync(dataset.AccountId, dataset.Id, [others[^1]], filesAreKept: true, Cancellation));
            proxy.StopFaults();
        }

        var work = process.Get<AbandonedWork>();
        await work.FinishAsync(Cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, Cancellation);
        await work.FinishAsync(Cancellation);
        await storage.Images.SaveAsync(dataset.AccountId, dataset.Id, others, filesAreKept: true, Cancellation);

        var contents = (await storage.ReportedAsync(dataset)).Select(item => item.Content).Order();
        Assert.Equal(Enumerable.Range(0, others.Count).Select(i => $"first {i}").Order(), contents);
        Assert.Equal(new DatasetCounts(1, others.Count, others.Count, others.Count), await storage.CountAsync(dataset));
        // Operation, item and end of the report; operation, item and end of the removal; the URL; and whether the content is known.
        Assert.InRange(others.Count, 7, 12);
    }

    private Task<AzureStorageProcess> StartAsync(FaultProxy proxy) => AzureStorageProcess.StartAsync(services.Configure(
        $"saving-{Guid.NewGuid():n}",
        ("Cosmos:ConnectionString", services.Cosmos.PlainConnectionString(proxy.Port)),
        ("Cosmos:MaxRetryAttempts", "1"),
        ("Cosmos:RequestTimeoutSeconds", "5"),
        ("Recovery:AbandonedSeconds", "1"),
        ("Recovery:IntervalSeconds", "3600")));

    private static SeenImage Image(string url) =>
        new() { Url = url, Hash = url.Replace("first ", "", StringComparison.Ordinal).PadLeft(64, 'a'), Width = 3, Height = 4, ModelId = "m", Vectors = [new ImageVector([1])] };

    private static async Task<bool> IsStoppedAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (StorageUnavailableException)
        {
            return true;
        }
    }
}
