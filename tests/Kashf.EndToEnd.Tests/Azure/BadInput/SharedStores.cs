using Kashf.EndToEnd.Tests.Azure.Hosting;

namespace Kashf.EndToEnd.Tests.Azure.BadInput;

/// <summary>Stores of which each test takes a part of its own, that holds nothing yet.</summary>
public sealed class SharedStores : IAsyncLifetime
{
    private int parts;

    public AzureStores Stores { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Stores = await AzureStores.StartAsync();

    public ValueTask DisposeAsync() => Stores.DisposeAsync();

    public Dictionary<string, string> OwnPart()
    {
        var number = Interlocked.Increment(ref parts);
        return new(Stores.Settings)
        {
            ["Cosmos__Database"] = $"database-{number}",
            ["Blobs__Models"] = $"models-{number}",
            ["Blobs__Files"] = $"files-{number}",
            ["Blobs__Jobs"] = $"jobs-{number}",
        };
    }
}
