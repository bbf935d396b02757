using Kashf.Media;
using Kashf.Media.Images;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Models.Tests;

/// <summary>Photos beside the repository, and the product's services to look at them.</summary>
public sealed class Samples : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Samples()
    {
        var configuration = new ConfigurationBuilder().Build();
        services = new ServiceCollection().AddLogging().AddMedia(configuration).AddModels(configuration).BuildServiceProvider();
    }

    public T Service<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A file or folder; where it is missing the test is skipped.</summary>
    /// <param name="path">Within the folder <c>shared</c> beside the repository.</param>
    public static string Find(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kashf.Functions.sln")))
            folder = folder.Parent;
        var file = Path.Combine(folder?.FullName ?? "", "..", "shared", path);
        Assert.SkipUnless(Path.Exists(file), $"there is no ../shared/{path} beside the repository");
        return file;
    }

    /// <summary>The first photos of a folder.</summary>
    public async Task<IReadOnlyList<PixelImage>> PhotosAsync(string folder, int count)
    {
        var photos = new List<PixelImage>();
        foreach (var file in Directory.GetFiles(Find(folder)).Order(StringComparer.Ordinal).Take(count))
            photos.Add(await PhotoAsync(file));
        return photos;
    }

    public async Task<PixelImage> PhotoAsync(string path, int atLeast = int.MaxValue)
    {
        var file = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var image = await Service<ImageDecoder>().DecodeAsync(file, atLeast, TestContext.Current.CancellationToken);
        Assert.Null(image.Error);
        return image.Value!;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
