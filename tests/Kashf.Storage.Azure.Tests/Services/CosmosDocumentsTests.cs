using System.Net;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Tests.Services;

public sealed class CosmosDocumentsTests(CosmosServer server) : IClassFixture<CosmosServer>
{
    private static readonly Entry First = new("1", "a", "d", "x", "one");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_AbsentOrOfAnotherPartition_NotFound()
    {
        var container = await server.CreateContainerAsync();
        await container.CreateItemAsync(First, First.Key, cancellationToken: Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(() => container.ReadItemAsync<Entry>("2", First.Key)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(() => container.ReadItemAsync<Entry>("1", (First with { Bucket = "y" }).Key)));
        Assert.Equal(First, (await container.ReadItemAsync<Entry>("1", First.Key, cancellationToken: Cancellation)).Resource);
    }

    // One in 64 resource ids has a slash in base 64, for which the service and its clients write a hyphen.
    [Fact]
    public async Task ReadMany_ResourceIdWithHyphen_FindsTheDocument()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => server.Client.CreateDatabaseAsync($"many{i}")));
        var database = Assert.Single(databases, created => created.Resource.SelfLink.Contains('-')).Database;
        var container = (await database.CreateContainerAsync("entries", "/account", cancellationToken: Cancellation)).Container;
        var key = new PartitionKey(First.Account);
        await container.CreateItemAsync(First, key, cancellationToken: Cancellation);

        var found = await container.ReadManyItemsAsync<Entry>([(First.Id, key), ("2", key)], cancellationToken: Cancellation);

        Assert.Equal([First], found);
    }

    [Fact]
    public async Task Create_SameId_ConflictsWithinItsFullPartitionOnly()
    {
        var container = await server.CreateContainerAsync();
        await container.CreateItemAsync(First, First.Key, cancellationToken: Cancellation);
        var elsewhere = First with { Bucket = "y" };

        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(() => container.CreateItemAsync(First, First.Key)));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(() => container.CreateItemAsync(elsewhere, elsewhere.Key)));
    }

    [Fact]
    public async Task Write_UniqueKeyOfAnother_ConflictsUntilThatIsGone()
    {
        var container = await server.CreateContainerAsync(
            properties => properties.UniqueKeyPolicy = new() { UniqueKeys = { new UniqueKey { Paths = { "/name" } } } });
        var second = First with { Id = "2" };
        await container.CreateItemAsync(First, First.Key, cancellationToken: Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(() => container.CreateItemAsync(second, First.Key)));
        await container.ReplaceItemAsync(First with { Name = "other" }, "1", First.Key, cancellationToken: Cancellation);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(() => container.CreateItemAsync(second, First.Key)));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(() => container.ReplaceItemAsync(First, "1", First.Key)));
        await container.DeleteItemAsync<Entry>("2", First.Key, cancellationToken: Cancellation);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(() => container.ReplaceItemAsync(First, "1", First.Key)));
    }

    [Fact]
    public async Task Write_EtagOfAnEarlierVersion_PreconditionFailed()
    {
        var container = await server.CreateContainerAsync();
        var created = await container.CreateItemAsync(First, First.Key, cancellationToken: Cancellation);
        var stale = new ItemRequestOptions { IfMatchEtag = created.ETag };
        var patch = new PatchItemRequestOptions { IfMatchEtag = created.ETag };
        var replaced = await container.ReplaceItemAsync(First, "1", First.Key, stale, Cancellation);

        Assert.NotEqual(created.ETag, replaced.ETag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, await StatusAsync(() => container.ReplaceItemAsync(First, "1", First.Key, stale)));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await StatusAsync(() => container.UpsertItemAsync(First, First.Key, stale)));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await StatusAsync(() => container.DeleteItemAsync<Entry>("1", First.Key, stale)));
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            await StatusAsync(() => container.PatchItemAsync<Entry>("1", First.Key, [PatchOperation.Set("/name", "x")], patch)));
    }

    [Fact]
    public async Task Patch_Condition_DecidesAndKeepsItsCase()
    {
        var container = await server.CreateContainerAsync();
        await container.CreateItemAsync(First with { Name = "One" }, First.Key, cancellationToken: Cancellation);
        PatchOperation[] increment = [PatchOperation.Increment("/rank", 2)];

        var status = await StatusAsync(() => container.PatchItemAsync<Entry>(
            "1", First.Key, increment, new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.name = 'one'" }));
        var patched = await container.PatchItemAsync<Entry>(
            "1", First.Key, increment, new PatchItemRequestOptions { FilterPredicate = "FROM c WHERE c.name = 'One'" }, Cancellation);

        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.Equal(2, patched.Resource.Rank);
    }

    [Fact]
    public async Task Create_BeyondTwoMegabytes_RequestEntityTooLarge()
    {
        var container = await server.CreateContainerAsync();

        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            await StatusAsync(() => container.CreateItemAsync(First with { Note = new string('x', 2 << 20) }, First.Key)));
        Assert.Equal(
            HttpStatusCode.Created,
            await StatusAsync(() => container.CreateItemAsync(First with { Note = new string('x', 2_000_000) }, First.Key)));
    }

    private static async Task<HttpStatusCode> StatusAsync<T>(Func<Task<ItemResponse<T>>> request)
    {
        try
        {
            return (await request()).StatusCode;
        }
        catch (CosmosException refused)
        {
            return refused.StatusCode;
        }
    }
}
