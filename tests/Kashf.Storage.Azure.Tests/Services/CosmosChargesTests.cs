using Kashf.TestServices;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Tests.Services;

public sealed class CosmosChargesTests(CosmosServer server) : IClassFixture<CosmosServer>
{
    private const string Page = "SELECT * FROM c WHERE c.name = 'n' ORDER BY c.rank";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PointOperations_BySizeAndTerms()
    {
        var container = await server.CreateContainerAsync();
        var small = new Entry("1", "a", "d", "x", Words: [.. Enumerable.Range(0, 14).Select(i => $"w{i}")], Note: new string('n', 500));
        var large = small with { Id = "2", Note = new string('n', 100 * 1024) };

        var created = await container.CreateItemAsync(small, small.Key, cancellationToken: Cancellation);
        var createdLarge = await container.CreateItemAsync(large, large.Key, cancellationToken: Cancellation);
        var read = await container.ReadItemAsync<Entry>("1", small.Key, cancellationToken: Cancellation);
        var readLarge = await container.ReadItemAsync<Entry>("2", small.Key, cancellationToken: Cancellation);
        var replaced = await container.ReplaceItemAsync(small with { Rank = 1 }, "1", small.Key, cancellationToken: Cancellation);

        Assert.Equal(1, read.RequestCharge);
        Assert.InRange(readLarge.RequestCharge, 9.5, 10.5);
        Assert.InRange(created.RequestCharge, 8, 9.5);
        Assert.InRange(createdLarge.RequestCharge, 50, 60);
        Assert.InRange(replaced.RequestCharge, 11, 12);
    }

    [Fact]
    public async Task Query_PageByIndex_CostsTheSameInALargePartition()
    {
        var container = await server.CreateContainerAsync();
        await server.LoadAsync(container, Entries(100));
        var few = await ChargeAsync(container, Page, 50);
        await server.LoadAsync(container, Entries(800).Skip(100));

        var many = await ChargeAsync(container, Page, 50);

        Assert.Equal(few, many);
        Assert.InRange(many, 4, 6);
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE CONTAINS(c.name, 'n') AND c.rank = -1")]
    [InlineData("SELECT * FROM c WHERE c.note = 'other'")]
    public async Task Query_FilterThatNoIndexTells_ScansForItsMatches(string query)
    {
        var container = await server.CreateContainerAsync(properties =>
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
            properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/note/?" });
        });
        await server.LoadAsync(container, Entries(400));
        await server.Process.ResetStatisticsAsync(Cancellation);

        await ChargeAsync(container, query, 50);
        await ChargeAsync(container, Page, 50);

        var statistics = await server.Process.StatisticsAsync(Cancellation);
        Assert.Equal((2, 1, 0), (statistics.Queries, statistics.Scans, statistics.CrossPartitionQueries));
    }

    [Fact]
    public async Task Query_Scan_CostsEveryDocument()
    {
        var container = await server.CreateContainerAsync();
        await server.LoadAsync(container, Entries(400));

        Assert.InRange(await ChargeAsync(container, "SELECT * FROM c WHERE LOWER(c.name) = 'other'", 50), 22, 40);
    }

    [Fact]
    public async Task Query_Offset_CostsWhatItSkips()
    {
        var container = await server.CreateContainerAsync();
        await server.LoadAsync(container, Entries(300));

        var first = await ChargeAsync(container, $"{Page} OFFSET 0 LIMIT 50", 50);
        var fifth = await ChargeAsync(container, $"{Page} OFFSET 200 LIMIT 50", 50);

        Assert.InRange(fifth - first, 5.5, 7);
    }

    [Fact]
    public async Task Statistics_EveryKindOfRequest_Counted()
    {
        var container = await server.CreateContainerAsync();
        await server.Process.ResetStatisticsAsync(Cancellation);
        var entry = new Entry("1", "a", "d", "x");
        await container.CreateItemAsync(entry, entry.Key, cancellationToken: Cancellation);
        await container.ReadItemAsync<Entry>("1", entry.Key, cancellationToken: Cancellation);
        await container.QueryAsync<Entry>("SELECT * FROM c", null);

        var statistics = await server.Process.StatisticsAsync(Cancellation);

        Assert.Equal(new CosmosStatistics(1, 1, 1, 1, 0, statistics.RequestCharge), statistics);
        Assert.InRange(statistics.RequestCharge, 9, 12);
    }

    private static IEnumerable<Entry> Entries(int count) =>
        Enumerable.Range(0, count).Select(i => new Entry($"{i}", "a", "d", $"{i % 4}", "n", i % 1000, Note: "note"));

    private static async Task<double> ChargeAsync(Container container, string query, int pageSize)
    {
        using var pages = container.GetItemQueryIterator<Entry>(
            query, requestOptions: new() { PartitionKey = Entry.Prefix("a", "d"), MaxItemCount = pageSize });
        return (await pages.ReadNextAsync(Cancellation)).RequestCharge;
    }
}
