using Kashf.TestServices;
using Microsoft.Extensions.Configuration;

[assembly: AssemblyFixture(typeof(Kashf.Storage.Azure.Tests.AzureServices))]

namespace Kashf.Storage.Azure.Tests;

/// <summary>Cosmos DB and Blob Storage, started once for all tests.</summary>
public sealed class AzureServices : IAsyncLifetime
{
    public CosmosProcess Cosmos { get; private set; } = null!;

    public AzuriteProcess Azurite { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var azurite = AzuriteProcess.StartAsync(CancellationToken.None);
        Cosmos = await CosmosProcess.StartAsync(CancellationToken.None);
        Azurite = await azurite;
    }

    public async ValueTask DisposeAsync()
    {
        await Cosmos.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    /// <summary>Settings for storage on these services.</summary>
    /// <param name="database">A name no other test uses.</param>
    /// <param name="changes">Settings that are to be otherwise; null takes one away.</param>
    public IConfiguration Configure(string database, params (string Setting, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Cosmos:ConnectionString"] = Cosmos.ConnectionString,
            ["Cosmos:Database"] = database,
            ["Cosmos:ConnectionMode"] = "Gateway",
            ["Cosmos:LimitToEndpoint"] = "true",
            ["Blobs:ConnectionString"] = Azurite.ConnectionString,
        };
        foreach (var (setting, value) in changes)
        {
            settings[setting] = value;
        }

        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
