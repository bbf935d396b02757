using Kashf.TestServices;

namespace Kashf.EndToEnd.Tests.Azure.Hosting;

/// <summary>A Cosmos DB and a Blob Storage for servers to share.</summary>
public sealed class AzureStores : IAsyncDisposable
{
    private AzureStores(CosmosProcess cosmos, AzuriteProcess blobs) => (Cosmos, Blobs) = (cosmos, blobs);

    public CosmosProcess Cosmos { get; }

    public AzuriteProcess Blobs { get; }

    /// <summary>Environment variables of a server on these stores.</summary>
    public Dictionary<string, string> Settings => SettingsAt(Cosmos.PlainPort, Blobs.Port);

    /// <summary>Those of a server that reaches them at other ports.</summary>
    public Dictionary<string, string> SettingsAt(int cosmosPort, int blobPort) => new()
    {
        ["Storage__Provider"] = "azure",
        ["Cosmos__ConnectionString"] = Cosmos.PlainConnectionString(cosmosPort),
        ["Cosmos__ConnectionMode"] = "Gateway",
        ["Cosmos__LimitToEndpoint"] = "true",
        ["Blobs__ConnectionString"] = Blobs.ConnectionString.Replace($":{Blobs.Port}/", $":{blobPort}/", StringComparison.Ordinal),
    };

    public static async Task<AzureStores> StartAsync()
    {
        var blobs = AzuriteProcess.StartAsync(TestContext.Current.CancellationToken);
        return new AzureStores(await CosmosProcess.StartAsync(TestContext.Current.CancellationToken), await blobs);
    }

    public async ValueTask DisposeAsync()
    {
        await Cosmos.DisposeAsync();
        await Blobs.DisposeAsync();
    }
}
