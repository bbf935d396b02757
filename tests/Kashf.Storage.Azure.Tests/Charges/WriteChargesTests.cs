using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Storage.Contract;
using Kashf.TestServices;

namespace Kashf.Storage.Azure.Tests.Charges;

/// <summary>What writers are charged, by the server's estimate, and how often they write. With a server of its own: it counts.</summary>
public sealed class WriteChargesTests(AzureServices services, ITestOutputHelper output) : IAsyncLifetime
{
    private CosmosProcess cosmos = null!;
    private AzureStorageProcess process = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        cosmos = await CosmosProcess.StartAsync(Cancellation);
        process = await AzureStorageProcess.StartAsync(services.Configure("writes", ("Cosmos:ConnectionString", cosmos.ConnectionString)));
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await cosmos.DisposeAsync();
    }

    [Fact]
    public async Task ReportAsync_HundredTextsAgainAndAgain_AtMostTwoWritesEach()
    {
        const int requests = 10;
        const int texts = 100;
        var storage = AzureStorageFixture.Over(services, process);
        var dataset = await storage.CreateDatasetAsync();
        var tags = new[] { await storage.CreateTagAsync(dataset), await storage.CreateTagAsync(dataset), await storage.CreateTagAsync(dataset) };
        using var listener = new ChargeListener(process.Services);
        await cosmos.ResetStatisticsAsync(Cancellation);

        var charges = await listener.ChargesOfAsync(async () =>
        {
            for (var request = 0; request < requests; request++)
            {
                await storage.ReportAsync(
                    dataset,
                    [.. Enumerable.Range(0, texts).Select(i => StorageFixture.Say($"غذا خیلی سرد بود و پیک دیر رسید {request} {i}", tags[i % 3], i % 2 == 0))]);
            }
        });

        var writes = (double)(await cosmos.StatisticsAsync(Cancellation)).Writes / (requests * texts);
        output.WriteLine($"{writes:F2} writes and {charges.Values.Sum() / (requests * texts):F1} RU a text: "
            + string.Join(", ", charges.Select(of => $"{of.Key} {of.Value / (requests * texts):F2}")));
        Assert.InRange(writes, 1, 2);
    }

    [Fact]
    public async Task SaveAsync_ThousandPredictions_AtMostTwoWritesEach()
    {
        const int items = 1000;
        var storage = AzureStorageFixture.Over(services, process);
        var dataset = await storage.CreateDatasetAsync();
        var tag = await storage.CreateTagAsync(dataset);
        var ids = await storage.AddAsync(dataset, [.. Enumerable.Range(0, items).Select(i => $"غذا خیلی سرد بود و پیک دیر رسید {i}")]);
        using var listener = new ChargeListener(process.Services);
        await cosmos.ResetStatisticsAsync(Cancellation);

        var charges = await listener.ChargesOfAsync(() => storage.Predictions.SaveAsync(
            dataset.AccountId, dataset.Id, "v", [.. ids.Select(id => new ItemPrediction(id, [new TagProbability(tag.Id, 0.9f)], 0.5f))], Cancellation));

        var writes = (double)(await cosmos.StatisticsAsync(Cancellation)).Writes / items;
        output.WriteLine($"{writes:F2} writes and {charges.Values.Sum() / items:F1} RU an item: "
            + string.Join(", ", charges.Select(of => $"{of.Key} {of.Value / items:F2}")));
        Assert.InRange(writes, 1, 2);
    }
}
