using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kashf.Server.Durable.Shared;

internal static class SharedDurableExtensions
{
    /// <summary>Joins the durable engine with those of the other servers on one storage, which <c>AddAzureStorage</c> adds.</summary>
    public static IServiceCollection AddSharedDurable(this IServiceCollection services)
    {
        services.AddSingleton(provider => ServerIdentity.Of(
            Path.GetDirectoryName(Path.GetFullPath(provider.GetRequiredService<DurableOptions>().DatabasePath))!));
        services.AddSingleton<StatusPublisher>();
        services.AddSingleton<OwnInstances>();
        services.AddSingleton<OtherServers>();
        services.Replace(ServiceDescriptor.Singleton<DurableTaskClient, SharedDurableTaskClient>());
        services.AddHostedService(provider => provider.GetRequiredService<StatusPublisher>());
        services.AddHostedService<SharedRounds>();
        return services;
    }
}
