using Kashf.Core.Storage;
using Kashf.Storage.Azure.Configuration;
using Kashf.Storage.Azure.Counts;
using Kashf.Storage.Azure.Deletion;
using Kashf.Storage.Azure.Images;
using Kashf.Storage.Azure.Operations;
using Kashf.Storage.Azure.Predictions;
using Kashf.Storage.Azure.Recovery;
using Kashf.Storage.Azure.Reports;
using Kashf.Storage.Azure.Search;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Storage.Azure.Items;

/// <summary>The ports that rest on items.</summary>
internal static class ItemStorageExtensions
{
    public static IServiceCollection AddItemStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RecoveryOptions>().Bind(configuration.GetSection(RecoveryOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<OperationLog>()
            .AddSingleton<ItemWriter>()
            .AddSingleton<ItemOperations>()
            .AddSingleton<ReportOperations>()
            .AddSingleton<StateOperations>()
            .AddSingleton<FoldingLease>()
            .AddSingleton<CountsFolding>()
            .AddSingleton<DatasetCounters>()
            .AddSingleton<TagRemoval>()
            .AddSingleton<DatasetRemoval>()
            .AddSingleton<ItemQueries>()
            .AddSingleton<TagDatasets>()
            .AddSingleton<ItemLists>()
            .AddSingleton<ReportedTags>()
            .AddSingleton<ImageReader>()
            .AddSingleton<FirstUrls>()
            .AddSingleton<ItemImages>()
            .AddSingleton<ItemMerging>()
            .AddSingleton<ImageWriter>()
            .AddSingleton<AbandonedWork>()
            .AddSingleton<IItems, CosmosItems>()
            .AddSingleton<IReports, CosmosReports>()
            .AddSingleton<IPredictions, CosmosPredictions>()
            .AddSingleton<IImages, CosmosImages>()
            .AddSingleton<ISearch, CosmosSearch>()
            .AddHostedService<RecoveryService>();
    }
}
