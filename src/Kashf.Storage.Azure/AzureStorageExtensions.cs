using Kashf.Core.Identifiers;
using Kashf.Core.Storage;
using Kashf.Storage.Azure.Accounts;
using Kashf.Storage.Azure.Blobs;
using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Cosmos;
using Kashf.Storage.Azure.Datasets;
using Kashf.Storage.Azure.Deletion;
using Kashf.Storage.Azure.Files;
using Kashf.Storage.Azure.Instances;
using Kashf.Storage.Azure.Items;
using Kashf.Storage.Azure.Jobs;
using Kashf.Storage.Azure.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Storage.Azure;

/// <summary>Storage in Azure: Cosmos DB and Blob Storage.</summary>
public static class AzureStorageExtensions
{
    /// <summary>
    /// Adds every port of <c>Kashf.Core.Storage</c>, as the sections <c>Cosmos</c> (<see cref="CosmosOptions"/>) and
    /// <c>Blobs</c> (<see cref="BlobOptions"/>) say. Any number of processes may use one storage.
    /// </summary>
    /// <exception cref="OptionsValidationException">At start, or at the first use without a host: a setting is wrong, or the
    /// store it names is out of reach.</exception>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CosmosOptions>().Bind(configuration.GetSection(CosmosOptions.Section)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<CosmosOptions>, CosmosOptionsValidator>();
        services.AddOptions<BlobOptions>().Bind(configuration.GetSection(BlobOptions.Section)).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<BlobOptions>, BlobOptionsValidator>();
        services.AddOptions<JobStorageOptions>().Bind(configuration.GetSection(JobStorageOptions.Section));
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdGenerator>();
        services.AddSingleton<CosmosCharges>();
        services.AddSingleton<CosmosClients>();
        services.AddSingleton<CosmosPreparation>();
        services.AddSingleton<CosmosConnection>();
        services.AddSingleton<CosmosContainers>();
        services.AddSingleton<BlobConnection>();
        services.AddSingleton<BlobPreparation>();
        services.AddSingleton<BlobContainers>();
        services.AddSingleton<KnownSlugs>();
        services.AddSingleton<CosmosDatasets>();
        services.AddSingleton<CosmosTags>();
        services.AddSingleton<JobBlobs>();
        services.AddSingleton<BlobFiles>();
        services.AddSingleton<ILocalFiles, LocalCopies>();
        services.AddSingleton<BlobModels>();
        services.AddSingleton<DatasetContents>();
        services.AddSingleton<IAccounts, CosmosAccounts>();
        services.AddSingleton<IDatasets>(provider => provider.GetRequiredService<CosmosDatasets>());
        services.AddSingleton<ITags>(provider => provider.GetRequiredService<CosmosTags>());
        services.AddSingleton<IJobs, CosmosJobs>();
        services.AddSingleton<IFiles>(provider => provider.GetRequiredService<BlobFiles>());
        services.AddSingleton<IModels>(provider => provider.GetRequiredService<BlobModels>());
        services.AddItemStorage(configuration);
        services.AddOptions<ServerWatchOptions>()
            .Bind(configuration.GetSection(ServerWatchOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new InstanceDirectory(provider.GetRequiredService<CosmosContainers>()));
        services.AddSingleton(provider => new ServerHeartbeats(provider.GetRequiredService<CosmosContainers>()));
        services.AddHostedService<StorageStart>();
        return services;
    }
}
