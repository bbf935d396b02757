using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Images;
using Kashf.EndToEnd.Tests.Wire;

[assembly: AssemblyFixture(typeof(ImageServer))]

namespace Kashf.EndToEnd.Tests.Images;

/// <summary>A server that may fetch from a host of images on this machine, and has little patience; each class has its own account there.</summary>
public sealed class ImageServer : IAsyncLifetime
{
    public ImageHost Host { get; } = new();

    public ServerProcess Process { get; private set; } = null!;

    public static Dictionary<string, string> Settings(ImageHost host) => new()
    {
        ["KASHF_ALLOW_HOSTS"] = host.Name,
        ["ImageFiles__DownloadSeconds"] = "4",
        ["Download__ProgressSeconds"] = "2",
        ["Limits__BodyBytes"] = "25000000",
        ["Videos__DownloadSeconds"] = "4",
        ["Videos__SegmentSeconds"] = "1",
    };

    public async ValueTask InitializeAsync()
    {
        Process = new ServerProcess(settings: Settings(Host));
        await Process.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Host.DisposeAsync();
    }
}

/// <summary>An account on that server, for one test class.</summary>
public class ImageAccount(ImageServer server) : IAsyncLifetime
{
    public ImageHost Host => server.Host;

    public ServerProcess Process => server.Process;

    public ApiClient Client { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public virtual async ValueTask InitializeAsync()
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
