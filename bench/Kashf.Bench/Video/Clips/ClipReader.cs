using System.Runtime.CompilerServices;
using Kashf.Core.Results;
using Kashf.Core.Video;
using Kashf.Media;
using Kashf.Media.Video;
using Kashf.Models;
using Kashf.Models.ImageEncoding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Bench.Video.Clips;

/// <summary>The product's own reader of videos, and its image encoder, without a server.</summary>
internal sealed class ClipReader : IAsyncDisposable
{
    private const int AtLeast = 320;

    private readonly ServiceProvider services;

    public ClipReader()
    {
        var configuration = new ConfigurationBuilder().Build();
        services = new ServiceCollection().AddLogging().AddMedia(configuration).AddModels(configuration).BuildServiceProvider();
    }

    public IImageEncoder Encoder => services.GetRequiredService<IImageEncoder>();

    public async Task<VideoIndex> IndexAsync(string file, CancellationToken cancellation) =>
        Require(await services.GetRequiredService<VideoProbe>().ReadAsync(file, cancellation));

    /// <summary>Reads the sampled frames of a whole video; each is disposed once the next is asked for.</summary>
    public async IAsyncEnumerable<VideoFrame> ReadAsync(
        string file, TimeSpan every, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var index = await IndexAsync(file, cancellation);
        foreach (var segment in SegmentPlan.Of(index, new FrameSettings(every, 0, null), index.Info.Duration + every, 1))
        {
            await foreach (var frame in services.GetRequiredService<FrameReader>().ReadAsync(file, index.Info, segment, AtLeast, cancellation))
            {
                using var decoded = Require(frame);
                yield return decoded;
            }
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static T Require<T>(Result<T> result) => result.IsSuccess ? result.Value : throw new InvalidDataException(result.Error.Detail);
}
