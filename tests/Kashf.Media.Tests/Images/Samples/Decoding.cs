using Kashf.Core.Results;
using Kashf.Media.Images;
using Kashf.Media.Images.Ffmpeg;
using Kashf.Media.Images.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Media.Tests.Images.Samples;

/// <summary>A decoder as the product registers it.</summary>
internal sealed class Decoding : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Decoding(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        services = new ServiceCollection().AddLogging().AddMedia(configuration).BuildServiceProvider();
        Decoder = services.GetRequiredService<ImageDecoder>();
        WithoutLibrary = new ImageDecoder(services.GetRequiredService<HeaderReader>(), jpeg: null, services.GetRequiredService<FfmpegImageDecoder>());
    }

    public ImageDecoder Decoder { get; }

    /// <summary>What decodes most formats, given a file of any.</summary>
    public FfmpegImageDecoder Ffmpeg => services.GetRequiredService<FfmpegImageDecoder>();

    /// <summary>The same on a machine without libturbojpeg.</summary>
    public ImageDecoder WithoutLibrary { get; }

    public Task<Result<PixelImage>> DecodeAsync(byte[] file, int atLeast = int.MaxValue) => Decoder.DecodeAsync(file, atLeast, TestContext.Current.CancellationToken);

    public async Task<PixelImage> ImageAsync(byte[] file, int atLeast = int.MaxValue)
    {
        var image = await DecodeAsync(file, atLeast);
        Assert.Null(image.Error);
        return image.Value!;
    }

    public async Task<string> RefusedAsync(byte[] file, string code)
    {
        var error = (await DecodeAsync(file)).Error;
        Assert.Equal(code, error?.Code);
        return error!.Detail;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
