using Kashf.Core.Identifiers;
using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Items;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure;

/// <summary>Storage in Azure: Cosmos DB and Blob Storage.</summary>
public static class AzureStorageExtensions
{
    /// <summary>
    /// Adds every port of <c>Kashf.Core.Storage</c>, as the sections <c>Cosmos</c> (<see cref="CosmosOptions"/>) and
    /// <c>Blobs</c> say. Any number of processes may use one storage.
    /// </summary>
    /// <exception cref="OptionsValidationException">At start, or at the first use without a host: a setting is wrong, or the
    /// store it names is out of reach.</exception>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CosmosOptions>().Bind(configuration.GetSection(CosmosOptions.Section)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<CosmosOptions>, CosmosOptionsValidator>();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdGenerator>();
        services.AddSingleton<CosmosCharges>();
        services.AddSingleton<CosmosClients>();
        services.AddSingleton<CosmosPreparation>();
        services.AddSingleton<CosmosConnection>();
        services.AddSingleton<CosmosContainers>();
        services.AddItemStorage(configuration);
        services.AddHostedService<StorageStart>();
        return services;
    }
}
