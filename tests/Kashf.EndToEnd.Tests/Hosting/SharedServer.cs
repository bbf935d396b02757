using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Wire;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Kashf.EndToEnd.Tests.Hosting;

/// <summary>One server for every test that neither stops it nor counts what it holds; each class has its own account there.</summary>
public class SharedServer : IAsyncLifetime
{
    public ServerProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Process = await CreateAsync();
        await Process.StartAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (Process is not null)
            await Process.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>On the server's own storage, where nothing else is said.</summary>
    protected virtual Task<ServerProcess> CreateAsync() => Task.FromResult(new ServerProcess());
}

/// <summary>An account on the shared server, for one test class.</summary>
public class OwnAccount(SharedServer server) : IAsyncLifetime
{
    public string Key { get; private set; } = "";

    public ApiClient Client { get; private set; } = null!;

    public SharedServer Server => server;

    public async ValueTask InitializeAsync()
    {
        Key = await server.Process.CreateKeyAsync($"account-{Guid.NewGuid():N}");
        Client = server.Process.Client(Key);
    }

    public ValueTask DisposeAsync()
    {
        Client?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
