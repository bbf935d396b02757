using Kashf.EndToEnd.Tests.Azure.Hosting;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;
using Kashf.TestServices.Faults;
using Microsoft.Azure.Cosmos;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>A server whose way to both stores can be spoilt, and that takes work for abandoned soon.</summary>
public sealed class FaultyServer : IAsyncLifetime
{
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(60);

    private AzureStores? stores;
    private ServerProcess? process;
    private FaultProxy? cosmos;
    private FaultProxy? blobs;
    private CosmosClient? direct;

    public ServerProcess Process => process!;

    public AzureStores Stores => stores!;

    public FaultProxy Cosmos => cosmos!;

    public ApiClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        stores = await AzureStores.StartAsync();
        cosmos = await FaultProxy.StartAsync(stores.Cosmos.PlainPort, TestContext.Current.CancellationToken);
        blobs = await FaultProxy.StartAsync(stores.Blobs.Port, TestContext.Current.CancellationToken);
        process = new ServerProcess(settings: Settings(stores.SettingsAt(cosmos.Port, blobs.Port)));
        await process.StartAsync();
        Client = process.Client();
        direct = new CosmosClient(stores.Cosmos.PlainConnectionString(), new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
    }

    /// <summary>Kills the server and starts it again, with nothing in its memory.</summary>
    public async Task RestartAsync()
    {
        Client.Dispose();
        await Process.KillAsync();
        await Process.StartAsync();
        Client = Process.Client();
    }

    /// <summary>Spoils the way to both stores.</summary>
    public void Spoil(Func<ProxiedRequest, Fault?> plan) => cosmos!.Plan = blobs!.Plan = plan;

    /// <summary>Ends all faults.</summary>
    public void Mend()
    {
        cosmos!.StopFaults();
        blobs!.StopFaults();
    }

    /// <summary>Waits until nothing that was begun is unfinished.</summary>
    public Task RecoveredAsync() => Patience.UntilAsync(RecoveryLimit, async () => await UnfinishedAsync() == 0);

    public async ValueTask DisposeAsync()
    {
        direct?.Dispose();
        Client?.Dispose();
        foreach (var part in new IAsyncDisposable?[] { process, cosmos, blobs, stores }.OfType<IAsyncDisposable>())
            await part.DisposeAsync();
    }

    private static Dictionary<string, string> Settings(Dictionary<string, string> stores) => new(stores)
    {
        ["Cosmos__MaxRetryAttempts"] = "2",
        ["Cosmos__MaxRetryWaitSeconds"] = "1",
        ["Cosmos__RequestTimeoutSeconds"] = "10",
        ["Blobs__MaxRetryAttempts"] = "1",
        ["Blobs__MaxRetryDelaySeconds"] = "1",
        ["Blobs__RequestTimeoutSeconds"] = "10",
        ["Recovery__AbandonedSeconds"] = "1",
        ["Recovery__IntervalSeconds"] = "0.5",
    };

    private async Task<long> UnfinishedAsync()
    {
        var query = new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.type IN (\"pending\", \"tagRemoval\", \"datasetRemoval\")");
        using var pages = direct!.GetContainer("kashf", "items").GetItemQueryIterator<string>(query);
        var unfinished = 0L;
        while (pages.HasMoreResults)
            unfinished += (await pages.ReadNextAsync(TestContext.Current.CancellationToken)).Count;
        return unfinished;
    }
}

/// <summary>Classes that share the server, and so run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class FaultyServerCollection : ICollectionFixture<FaultyServer>
{
    public const string Name = "A server whose way to its stores can be spoilt";
}
