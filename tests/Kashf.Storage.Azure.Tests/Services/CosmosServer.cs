using System.Text.Json;
using Kashf.TestServices;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Tests.Services;

/// <summary>A server and a client for the tests of the server itself; each test makes containers of its own.</summary>
public sealed class CosmosServer : IAsyncLifetime
{
    private int containers;

    public CosmosProcess Process { get; private set; } = null!;

    public CosmosClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Process = await CosmosProcess.StartAsync(TestContext.Current.CancellationToken);
        Client = Connect(Process.ConnectionString);
        await Client.CreateDatabaseAsync("tests");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }

    public static CosmosClient Connect(string connectionString) => new(connectionString, new CosmosClientOptions
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
        UseSystemTextJsonSerializerWithOptions = JsonSerializerOptions.Web,
    });

    /// <summary>A container by (account, dataset, bucket), with every path indexed unless <paramref name="change"/> says otherwise.</summary>
    public async Task<Container> CreateContainerAsync(Action<ContainerProperties>? change = null)
    {
        var properties = new ContainerProperties(
            $"container{Interlocked.Increment(ref containers)}", ["/account", "/dataset", "/bucket"]);
        change?.Invoke(properties);
        return await Client.GetDatabase("tests").CreateContainerAsync(properties);
    }

    public Task LoadAsync(Container container, IEnumerable<Entry> entries) => Process.LoadAsync(
        "tests", container.Id, entries.Select(entry => JsonSerializer.Serialize(entry, JsonSerializerOptions.Web)), TestContext.Current.CancellationToken);
}
