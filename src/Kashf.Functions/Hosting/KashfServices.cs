using Kashf.Core.Accounts;
using Kashf.Core.Candidates;
using Kashf.Core.Datasets;
using Kashf.Core.Faces;
using Kashf.Core.Identifiers;
using Kashf.Core.Images;
using Kashf.Core.Items;
using Kashf.Core.Learning;
using Kashf.Core.Limits;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Search;
using Kashf.Core.Tagging;
using Kashf.Core.Tags;
using Kashf.Core.Training;
using Kashf.Core.Transfer;
using Kashf.Functions.Hosting.Addresses;
using Kashf.Functions.Hosting.OpenApi;
using Kashf.Functions.Hosting.Requests;
using Kashf.Functions.Images;
using Kashf.Functions.Jobs;
using Kashf.Functions.Retagging;
using Kashf.Functions.Tagging;
using Kashf.Functions.Training;
using Kashf.Functions.Transfer;
using Kashf.Functions.Video;
using Kashf.Media;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kashf.Functions.Hosting;

/// <summary>What both hosts register; each adds its stores.</summary>
public static class KashfServices
{
    public static IServiceCollection AddKashf(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IdGenerator>();
        AddOptions<RequestLimits>(services, configuration, RequestLimits.Section);
        AddOptions<PublicAddressOptions>(services, configuration, PublicAddressOptions.Section);
        AddOptions<JobOptions>(services, configuration, JobOptions.Section);
        AddOptions<ModelCacheOptions>(services, configuration, ModelCacheOptions.Section);
        AddOptions<CandidateOptions>(services, configuration, CandidateOptions.Section);
        AddOptions<TrainingOptions>(services, configuration, "Training");
        AddOptions<TaggingOptions>(services, configuration, TaggingOptions.Section);
        AddOptions<FaceOptions>(services, configuration, FaceOptions.Section);
        AddOptions<ImageOptions>(services, configuration, ImageOptions.Section);
        AddOptions<ImageFileOptions>(services, configuration, ImageFileOptions.Section);
        return services.AddAccounts().AddDatasets().AddLearning().AddTagging().AddImageDatasets(configuration).AddVideo(configuration).AddTransfer().AddHttp().AddMedia(configuration);
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services.AddSingleton<IssueKey>().AddSingleton<Authenticate>();

    private static IServiceCollection AddDatasets(this IServiceCollection services) => services
        .AddSingleton<FindDataset>()
        .AddSingleton<SummariseDataset>()
        .AddSingleton<CreateDataset>()
        .AddSingleton<UpdateDataset>()
        .AddSingleton<DeleteDataset>()
        .AddSingleton<ListDatasets>()
        .AddSingleton<DescribeDataset>()
        .AddSingleton<CreateTag>()
        .AddSingleton<UpdateTag>()
        .AddSingleton<DeleteTag>()
        .AddSingleton<DatasetsOfTags>()
        .AddSingleton<ReportTexts>()
        .AddSingleton<RemoveReport>()
        .AddSingleton<ListTagReports>()
        .AddSingleton<ListTagPredictions>()
        .AddSingleton<ListItems>()
        .AddSingleton<SearchItems>();

    private static IServiceCollection AddLearning(this IServiceCollection services) => services
        .AddSingleton<CheckTraining>()
        .AddSingleton<StoreFindings>()
        .AddSingleton<PredictItems>()
        .AddSingleton<RetagItems>()
        .AddSingleton<StartRetagging>()
        .AddSingleton<TrainingItems>()
        .AddSingleton<LearnTags>()
        .AddSingleton<TrainModel>()
        .AddSingleton<PublishModel>()
        .AddSingleton<DatasetStateChange>()
        .AddSingleton<DatasetJobs>()
        .AddSingleton<StartTraining>()
        .AddSingleton<ModelCache>()
        .AddSingleton<FindTrained>()
        .AddSingleton<TagTexts>()
        .AddSingleton<ListCandidates>();

    private static IServiceCollection AddTagging(this IServiceCollection services) => services
        .AddSingleton<TaggingRequests>()
        .AddSingleton<TextTagging>()
        .AddSingleton<ImageTagging>()
        .AddSingleton<FaceTagging>()
        .AddSingleton<ImageRequests>()
        .AddSingleton<ITagging>(provider => provider.GetRequiredService<TextTagging>())
        .AddSingleton<ITagging>(provider => provider.GetRequiredService<ImageTagging>())
        .AddSingleton<ITagging>(provider => provider.GetRequiredService<FaceTagging>());

    private static IServiceCollection AddTransfer(this IServiceCollection services) => services
        .AddSingleton<PlanImport>()
        .AddSingleton<ImportChunk>()
        .AddSingleton<ExportItems>()
        .AddSingleton<DownloadCsv>()
        .AddSingleton<DataVersion>()
        .AddSingleton<TransferStore>()
        .AddSingleton<TransferJobs>()
        .AddSingleton<StartImport>()
        .AddSingleton<StartExport>();

    private static IServiceCollection AddHttp(this IServiceCollection services) => services
        .AddSingleton<RequestReader>()
        .AddSingleton<RequestPipeline>()
        .AddSingleton<JobRequests>()
        .AddSingleton<BoundedWait>()
        .AddSingleton<OpenApiDocument>();

    private static void AddOptions<TOptions>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
