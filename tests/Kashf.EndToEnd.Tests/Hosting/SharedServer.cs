using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Kashf.EndToEnd.Tests.Hosting;

/// <summary>One server for every test that neither stops it nor counts what it holds; each class has its own account there.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public ServerProcess Process { get; } = new();

    public async ValueTask InitializeAsync() => await Process.StartAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}

/// <summary>An account on the shared server, for one test class.</summary>
public sealed class OwnAccount(SharedServer server) : IAsyncLifetime
{
    public string Key { get; private set; } = "";

    public ApiClient Client { get; private set; } = null!;

    public SharedServer Server => server;

    public async ValueTask InitializeAsync()
    {
        Key = await KashfProgram.CreateKeyAsync($"account-{Guid.NewGuid():N}", server.Process.DataDirectory);
        Client = server.Process.Client(Key);
    }

    public ValueTask DisposeAsync()
    {
        Client?.Dispose();
        return ValueTask.CompletedTask;
    }
}
