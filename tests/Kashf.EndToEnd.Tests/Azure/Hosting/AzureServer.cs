using Kashf.EndToEnd.Tests.Hosting;

namespace Kashf.EndToEnd.Tests.Azure.Hosting;

/// <summary>One server on Cosmos DB and Blob Storage, for the tests that say what any server does.</summary>
public sealed class AzureServer : SharedServer
{
    private AzureStores? stores;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (stores is not null)
            await stores.DisposeAsync();
    }

    protected override async Task<ServerProcess> CreateAsync()
    {
        stores = await AzureStores.StartAsync();
        return new ServerProcess(settings: stores.Settings);
    }
}

/// <summary>Classes that share the server, and so run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class AzureServerCollection : ICollectionFixture<AzureServer>
{
    public const string Name = "A server on Cosmos DB and Blob Storage";
}
