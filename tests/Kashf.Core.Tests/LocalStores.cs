using Kashf.Core.Datasets;
using Kashf.Core.Faces;
using Kashf.Core.Identifiers;
using Kashf.Core.Images;
using Kashf.Core.Learning;
using Kashf.Core.Limits;
using Kashf.Core.Predictions;
using Kashf.Core.Reports;
using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Core.Tagging;
using Kashf.Core.Tags;
using Kashf.Core.Tests.Images;
using Kashf.Core.Training;
using Kashf.Storage.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Core.Tests;

/// <summary>Use cases over local storage in a directory of its own; tests that share one make accounts of their own.</summary>
public sealed class LocalStores : IAsyncDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-core-");
    private readonly ServiceProvider services;

    public LocalStores() => services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton(Options.Create(new RequestLimits()))
        .AddSingleton(Options.Create(new TrainingOptions { Threads = 1 }))
        .AddLocalStorage(options => options.DataDirectory = directory.FullName)
        .AddSingleton<FindDataset>()
        .AddSingleton<SummariseDataset>()
        .AddSingleton<DatasetStateChange>()
        .AddSingleton(Options.Create(new ModelCacheOptions()))
        .AddSingleton<ModelCache>()
        .AddSingleton<FindTrained>()
        .AddSingleton<DatasetsOfTags>()
        .AddSingleton(Options.Create(new FaceOptions()))
        .AddSingleton(Options.Create(new ImageOptions()))
        .AddSingleton(Options.Create(new TaggingOptions()))
        .AddSingleton(Images)
        .AddSingleton<IImageReader>(Images)
        .AddSingleton<RecentlySeen>()
        .AddSingleton<OpenUrls>()
        .AddSingleton<KeepImage>()
        .AddSingleton<OpenImages>()
        .AddSingleton<SeeItems>()
        .AddSingleton<ReportedFace>()
        .AddSingleton<SeenItems>()
        .AddSingleton<TrainingItems>()
        .AddSingleton<LearnTags>()
        .AddSingleton<PredictItems>()
        .AddSingleton<StoreFindings>()
        .BuildServiceProvider();

    public ManualTime Time { get; } = new();

    public KnownImages Images { get; } = new();

    public IDatasets Datasets => Get<IDatasets>();

    public ITags Tags => Get<ITags>();

    public long NewId() => Get<IdGenerator>().Next();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A use case; what it needs comes from <paramref name="given"/>, then from the stores.</summary>
    public T Use<T>(params object[] given) => ActivatorUtilities.CreateInstance<T>(services, given);

    public async Task<Dataset> NewDatasetAsync(long? accountId = null, DatasetType type = DatasetType.Text, string? slug = null) =>
        Succeeded(await Use<CreateDataset>().RunAsync(accountId ?? NewId(), slug ?? $"dataset-{NewId()}", "نظرها", type, TestContext.Current.CancellationToken));

    public async Task<Tag> NewTagAsync(Dataset dataset, string? title = null, long? parentId = null, bool active = true) =>
        Succeeded(await Use<CreateTag>().RunAsync(dataset.AccountId, dataset.Slug, title ?? $"tag-{NewId()}", active, parentId, TestContext.Current.CancellationToken));

    public async Task<long> ReportAsync(Tag tag, string content, bool positive = true)
    {
        var outcomes = await Use<ReportTexts>().RunAsync(tag.AccountId, [new(content, new(tag.Id, positive))], TestContext.Current.CancellationToken);
        return Succeeded(outcomes[0]).Id;
    }

    public async Task<Dataset> ReloadAsync(Dataset dataset) =>
        (await Datasets.FindAsync(dataset.AccountId, dataset.Id, TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (directory.Exists)
            directory.Delete(recursive: true);
    }

    public static T Succeeded<T>(Result<T> result)
    {
        Assert.True(result.IsSuccess, result.Error?.Detail);
        return result.Value;
    }

    public static Error Refused<T>(Result<T> result)
    {
        Assert.False(result.IsSuccess);
        return result.Error;
    }

    /// <summary>Runs the same work many times at once, from many threads.</summary>
    public static Task<T[]> AtOnceAsync<T>(int times, Func<int, Task<T>> work) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(() => work(i), TestContext.Current.CancellationToken)));
}
