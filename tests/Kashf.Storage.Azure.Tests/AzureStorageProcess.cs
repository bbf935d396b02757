using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kashf.Storage.Azure.Tests;

/// <summary>What one process has: the ports, and its background work running.</summary>
public sealed class AzureStorageProcess : IAsyncDisposable
{
    private readonly IHost host;

    private AzureStorageProcess(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public static async Task<AzureStorageProcess> StartAsync(IConfiguration configuration, Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddAzureStorage(configuration);
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return new AzureStorageProcess(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
