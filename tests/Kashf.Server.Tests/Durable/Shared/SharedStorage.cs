using System.Globalization;
using Kashf.TestServices;
using Microsoft.Extensions.Configuration;

namespace Kashf.Server.Tests.Durable.Shared;

/// <summary>Cosmos DB and Blob Storage for the tests of one class.</summary>
public sealed class SharedStorage : IAsyncLifetime
{
    private CosmosProcess cosmos = null!;
    private AzuriteProcess azurite = null!;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        var starting = AzuriteProcess.StartAsync(CancellationToken.None);
        cosmos = await CosmosProcess.StartAsync(CancellationToken.None);
        azurite = await starting;
    }

    public async ValueTask DisposeAsync()
    {
        await cosmos.DisposeAsync();
        await azurite.DisposeAsync();
    }

    /// <summary>Settings for storage that is empty.</summary>
    public IConfiguration NewDatabase(double heartbeatSeconds = 5, double takeOverSeconds = 30) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cosmos:ConnectionString"] = cosmos.ConnectionString,
            ["Cosmos:Database"] = $"test-{Interlocked.Increment(ref databases)}",
            ["Cosmos:ConnectionMode"] = "Gateway",
            ["Cosmos:LimitToEndpoint"] = "true",
            ["Blobs:ConnectionString"] = azurite.ConnectionString,
            ["Durable:HeartbeatSeconds"] = heartbeatSeconds.ToString(CultureInfo.InvariantCulture),
            ["Durable:TakeOverSeconds"] = takeOverSeconds.ToString(CultureInfo.InvariantCulture),
        })
        .Build();
}
