using System.Net;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Tests.Services;

public sealed class CosmosQueriesTests(CosmosServer server) : IClassFixture<CosmosServer>
{
    private static readonly string[] Names = ["n0", "n1", "n2", "N1"];
    private static readonly string[] Words = ["w0", "w1", "w2", "w3", "w4"];

    [Fact]
    public async Task Query_PartitionKeyOrPrefix_SeesItsDocumentsOnly()
    {
        var container = await server.CreateContainerAsync();
        Entry[] entries = [new("1", "a", "d0", "x"), new("2", "a", "d0", "y"), new("3", "a", "d1", "x"), new("4", "b", "d0", "x")];
        await server.LoadAsync(container, entries);

        Assert.Equal(["1"], await IdsAsync(container, "SELECT VALUE c.id FROM c", entries[0].Key));
        Assert.Equal(["1", "2"], await IdsAsync(container, "SELECT VALUE c.id FROM c", Entry.Prefix("a", "d0")));
        Assert.Equal(["1", "2", "3"], await IdsAsync(container, "SELECT VALUE c.id FROM c", new PartitionKeyBuilder().Add("a").Build()));
        Assert.Equal(["1", "2", "3", "4"], await IdsAsync(container, "SELECT VALUE c.id FROM c", null));
    }

    [Fact]
    public async Task Query_OffsetAndLimit_CutTheOrderedResult()
    {
        var container = await server.CreateContainerAsync();
        await server.LoadAsync(container, Enumerable.Range(0, 30).Select(i => new Entry($"{i:00}", "a", "d", $"{i % 3}", Rank: 100 - i)));
        var query = new QueryDefinition("SELECT VALUE c.id FROM c ORDER BY c.rank OFFSET @offset LIMIT @limit")
            .WithParameter("@offset", 4).WithParameter("@limit", 5);

        var (rows, _) = await container.QueryAsync<string>(query, Entry.Prefix("a", "d"), pageSize: 2);
        var (top, _) = await container.QueryAsync<string>("SELECT TOP 3 VALUE c.id FROM c ORDER BY c.rank DESC", Entry.Prefix("a", "d"));

        Assert.Equal(["25", "24", "23", "22", "21"], rows);
        Assert.Equal(["00", "01", "02"], top);
    }

    [Theory]
    [InlineData("SELECT VALUE c.id FROM c")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.rank DESC")]
    [InlineData("SELECT VALUE c.id FROM c WHERE c.name = 'n1' ORDER BY c.rank")]
    [InlineData("SELECT VALUE c.id FROM c WHERE ARRAY_CONTAINS(c.words, 'w3') ORDER BY c.name, c.rank DESC")]
    public async Task Query_ByPages_GivesEveryRowOnceInTheOrderOfTheWhole(string query)
    {
        var container = await server.CreateContainerAsync(Composite);
        await server.LoadAsync(container, RandomEntries(200));
        var partition = Entry.Prefix("a", "d");

        var (whole, _) = await container.QueryAsync<string>(query, partition, pageSize: 1000);
        var (byPages, charges) = await container.QueryAsync<string>(query, partition, pageSize: 7);

        Assert.NotEmpty(whole);
        Assert.Equal(whole, byPages);
        Assert.Equal((whole.Count + 6) / 7, charges.Count);
    }

    // The same documents without any index: there every document is put to the filter.
    [Fact]
    public async Task Query_ServedByIndexes_GivesWhatScanningGives()
    {
        var indexed = await server.CreateContainerAsync(Composite);
        var scanned = await server.CreateContainerAsync(
            properties => properties.IndexingPolicy = new() { IndexingMode = IndexingMode.None, Automatic = false });
        var entries = RandomEntries(150);
        await server.LoadAsync(indexed, entries);
        await server.LoadAsync(scanned, entries);
        var random = new Random(7);

        for (var round = 0; round < 60; round++)
        {
            var query = $"SELECT VALUE c.id FROM c WHERE {RandomFilter(random, 3)}";
            var found = await IdsAsync(indexed, query, Entry.Prefix("a", "d"));
            Assert.Equal(await IdsAsync(scanned, query, Entry.Prefix("a", "d")), found);

            var (count, _) = await indexed.QueryAsync<int>(query.Replace("c.id", "COUNT(1)", StringComparison.Ordinal), Entry.Prefix("a", "d"));
            Assert.Equal([found.Count], count);
        }
    }

    [Fact]
    public async Task Query_AfterWrites_SeesThem()
    {
        var container = await server.CreateContainerAsync();
        var random = new Random(11);
        var entries = RandomEntries(60).ToDictionary(entry => entry.Id);
        await server.LoadAsync(container, entries.Values);
        for (var round = 0; round < 40; round++)
        {
            var entry = entries.Values.ElementAt(random.Next(entries.Count));
            if (round % 4 == 0)
            {
                await container.DeleteItemAsync<Entry>(entry.Id, entry.Key, cancellationToken: TestContext.Current.CancellationToken);
                entries.Remove(entry.Id);
            }
            else
            {
                entries[entry.Id] = entry with { Name = Names[random.Next(Names.Length)], Words = [Words[random.Next(Words.Length)]] };
                await container.UpsertItemAsync(entries[entry.Id], entry.Key, cancellationToken: TestContext.Current.CancellationToken);
            }

            Assert.Equal(
                entries.Values.Where(each => each.Name == "n1" || each.Words!.Contains("w2")).Select(each => each.Id).Order(),
                await IdsAsync(container, "SELECT VALUE c.id FROM c WHERE c.name = 'n1' OR ARRAY_CONTAINS(c.words, 'w2')", Entry.Prefix("a", "d")));
        }
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE")]
    [InlineData("SELECT * FROM c ORDER BY c.note")]
    [InlineData("SELECT * FROM c ORDER BY c.rank, c.name")]
    public async Task Query_ThatTheServiceRefuses_BadRequest(string query)
    {
        var container = await server.CreateContainerAsync(properties =>
        {
            Composite(properties);
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
            properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/note/?" });
        });

        var refused = await Assert.ThrowsAsync<CosmosException>(() => container.QueryAsync<Entry>(query, Entry.Prefix("a", "d")));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task LoadAsync_ManyDocuments_AreThereAsIfCreated()
    {
        var container = await server.CreateContainerAsync();
        await server.LoadAsync(container, RandomEntries(5000));

        var (count, _) = await container.QueryAsync<int>("SELECT VALUE COUNT(1) FROM c", Entry.Prefix("a", "d"));
        Assert.Equal([5000], count);
    }

    private static void Composite(ContainerProperties properties) => properties.IndexingPolicy.CompositeIndexes.Add(
    [
        new CompositePath { Path = "/name", Order = CompositePathSortOrder.Ascending },
        new CompositePath { Path = "/rank", Order = CompositePathSortOrder.Descending },
    ]);

    private static List<Entry> RandomEntries(int count)
    {
        var random = new Random(5);
        return
        [
            .. Enumerable.Range(0, count).Select(i => new Entry(
                $"{i:000}", "a", "d", $"{random.Next(5)}", Names[random.Next(Names.Length)], random.Next(10),
                [.. random.GetItems(Words, 2)], random.Next(2) == 0 ? null : "note")),
        ];
    }

    private static string RandomFilter(Random random, int depth) => random.Next(depth == 0 ? 6 : 9) switch
    {
        0 => $"c.name = '{Names[random.Next(Names.Length)]}'",
        1 => $"c.rank {new[] { "<", "<=", ">", ">=", "!=" }[random.Next(5)]} {random.Next(10)}",
        2 => $"ARRAY_CONTAINS(c.words, '{Words[random.Next(Words.Length)]}')",
        3 => $"c.rank IN ({random.Next(10)}, {random.Next(10)})",
        4 => $"c.rank BETWEEN {random.Next(5)} AND {random.Next(10)}",
        5 => new[] { "STARTSWITH(c.name, 'n')", "CONTAINS(c.name, '1')", "NOT IS_DEFINED(c.note)", "3 > c.rank" }[random.Next(4)],
        6 => $"NOT ({RandomFilter(random, depth - 1)})",
        7 => $"({RandomFilter(random, depth - 1)} OR {RandomFilter(random, depth - 1)})",
        _ => $"({RandomFilter(random, depth - 1)} AND {RandomFilter(random, depth - 1)})",
    };

    private static async Task<IReadOnlyList<string>> IdsAsync(Container container, string query, PartitionKey? partition) =>
        [.. (await container.QueryAsync<string>(query, partition)).Rows.Order(StringComparer.Ordinal)];
}
