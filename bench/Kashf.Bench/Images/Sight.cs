using Kashf.Core.Images;
using Kashf.Media;
using Kashf.Media.Images;
using Kashf.Models;
using Kashf.Models.Faces;
using Kashf.Models.ImageEncoding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Bench.Images;

/// <summary>The product's own decoder and models, without a server.</summary>
internal sealed class Sight : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <param name="settings">As the server takes them, with colons.</param>
    public Sight(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        services = new ServiceCollection().AddMedia(configuration).AddModels(configuration).BuildServiceProvider();
    }

    public ImageDecoder Decoder => services.GetRequiredService<ImageDecoder>();

    public IImageEncoder Encoder => services.GetRequiredService<IImageEncoder>();

    public IFaceAnalyzer Faces => services.GetRequiredService<IFaceAnalyzer>();

    public async Task<float[]> EncodeAsync(string file, CancellationToken cancellation) =>
        await EncodeAsync(await File.ReadAllBytesAsync(file, cancellation), cancellation);

    public async Task<float[]> EncodeAsync(byte[] file, CancellationToken cancellation) =>
        (await Encoder.EncodeAsync(await DecodeAsync(file, Encoder.WantedSide, cancellation), cancellation)).Values;

    public async Task<IReadOnlyList<ImageVector>> FindFacesAsync(string file, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(file, cancellation);
        if (Decoder.ReadHeader(bytes) is not { IsSuccess: true, Value: var header })
            return [];
        var found = await Faces.FindAsync(await DecodeAsync(bytes, Faces.WantedSide, cancellation), header.Width, header.Height, cancellation);
        return [.. found.Select(face => face.Vector)];
    }

    public async Task<PixelImage> DecodeAsync(byte[] file, int atLeast, CancellationToken cancellation)
    {
        var image = await Decoder.DecodeAsync(file, atLeast, cancellation);
        return image.IsSuccess ? image.Value : throw new InvalidDataException(image.Error.Detail);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
