using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kashf.Storage.Local.Tests;

/// <summary>The storage as a process has it: registered, started, stopped.</summary>
internal sealed class LocalStorageProcess : IAsyncDisposable
{
    private readonly IHost host;

    private LocalStorageProcess(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public static async Task<LocalStorageProcess> StartAsync(string directory)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddLocalStorage(options => options.DataDirectory = directory);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new LocalStorageProcess(host);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
