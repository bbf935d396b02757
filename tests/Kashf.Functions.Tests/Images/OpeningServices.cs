using System.Security.Cryptography;
using Kashf.Core.Datasets;
using Kashf.Core.Storage;
using Kashf.Functions.Images;
using Kashf.Functions.Tests.Hosting.Faults;
using Kashf.Media;
using Kashf.Models;
using Kashf.Models.ImageEncoding;
using Kashf.Storage.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kashf.Functions.Tests.Images;

/// <summary>What opens images, over local storage in a directory of its own and an encoder that a test rules.</summary>
internal sealed class OpeningServices : IAsyncDisposable
{
    public const long AccountId = 7;

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-opening-");
    private readonly ServiceProvider services;

    public OpeningServices(params KeyValuePair<string, string?>[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddLocalStorage(options => options.DataDirectory = directory.FullName)
            .AddOptions<ImageFileOptions>().Bind(configuration.GetSection(ImageFileOptions.Section)).Services
            .AddMedia(configuration)
            .AddSingleton<IImageEncoder>(Encoder)
            .AddModels(configuration)
            .AddSingleton<ILogger<ImageReader>>(Log)
            .AddSingleton<SlowHosts>()
            .AddSingleton<OwnImages>()
            .AddSingleton<ImageSource>()
            .AddSingleton<ImageSight>()
            .AddSingleton<ImageReader>()
            .BuildServiceProvider();
    }

    /// <summary>One pixel.</summary>
    public static byte[] Gif { get; } = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==");

    public FaultyEncoder Encoder { get; } = new();

    public RecordedLog<ImageReader> Log { get; } = new();

    public ImageSource Source => services.GetRequiredService<ImageSource>();

    public ImageReader Reader => services.GetRequiredService<ImageReader>();

    /// <returns>The address of the file as an upload.</returns>
    public async Task<string> StoreAsync(byte[] file)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        await SaveAsync($"uploads/images/{hash}", file);
        return $"http://kashf.example/api/images/{hash}/";
    }

    public Task SaveAsync(string name, byte[] file) => services.GetRequiredService<IFiles>().SaveAsync(
        AccountId, name, (stream, token) => stream.WriteAsync(file, token).AsTask(), TestContext.Current.CancellationToken);

    public Task DeleteAsync(string name) =>
        services.GetRequiredService<IFiles>().DeleteAsync(AccountId, name, TestContext.Current.CancellationToken);

    /// <returns>The id of a new dataset of images.</returns>
    public async Task<long> CreateDatasetAsync()
    {
        var dataset = new Dataset { Id = 11, AccountId = AccountId, Slug = "images", Title = "images", Type = DatasetType.Image, CreatedAt = TimeProvider.System.GetUtcNow() };
        Assert.NotNull(await services.GetRequiredService<IDatasets>().TryCreateAsync(dataset, TestContext.Current.CancellationToken));
        return dataset.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        directory.Delete(recursive: true);
    }
}
