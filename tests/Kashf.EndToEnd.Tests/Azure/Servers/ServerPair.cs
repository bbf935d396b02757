using Kashf.EndToEnd.Tests.Azure.Hosting;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Azure.Servers;

/// <summary>Two servers, each with a data directory of its own, on one Cosmos DB and one Blob Storage.</summary>
public sealed class ServerPair : IAsyncLifetime
{
    private AzureStores? stores;

    public IReadOnlyList<ServerProcess> Servers { get; private set; } = [];

    public AzureStores Stores => stores!;

    /// <summary>A client of each server.</summary>
    public IReadOnlyList<ApiClient> Clients { get; private set; } = [];

    /// <summary>Both start at the same time, on stores that are empty.</summary>
    public async ValueTask InitializeAsync()
    {
        stores = await AzureStores.StartAsync();
        Servers = [new ServerProcess(settings: stores.Settings), new ServerProcess(settings: stores.Settings)];
        await Task.WhenAll(Servers.Select(server => server.StartAsync()));
        Clients = [.. Servers.Select(server => server.Client())];
    }

    /// <summary>A client whose every request goes to a server by chance, the pages of a list too.</summary>
    public ApiClient Spread(int seed) => new(
        Servers[0].Address, ServerProcess.FirstKey, new SpreadingHandler([.. Servers.Select(server => server.Address)], new Random(seed)));

    public async ValueTask DisposeAsync()
    {
        foreach (var client in Clients)
            client.Dispose();
        foreach (var server in Servers)
            await server.DisposeAsync();
        if (stores is not null)
            await stores.DisposeAsync();
    }
}

/// <summary>Classes that share the servers, and so run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ServerPairCollection : ICollectionFixture<ServerPair>
{
    public const string Name = "Two servers on the same stores";
}
