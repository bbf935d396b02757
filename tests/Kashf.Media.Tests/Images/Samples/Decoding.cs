using Kashf.Media.Images;
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
    }

    public ImageDecoder Decoder { get; }

    public T Service<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
