using Kashf.Core.Results;
using Kashf.Core.Video;
using Kashf.Media.Video;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Media.Tests.Video.Samples;

/// <summary>What reads videos, as the product registers it.</summary>
internal sealed class VideoReading : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public VideoReading(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        services = new ServiceCollection().AddLogging().AddMedia(configuration).BuildServiceProvider();
        Probe = services.GetRequiredService<VideoProbe>();
        Reader = services.GetRequiredService<FrameReader>();
    }

    public VideoProbe Probe { get; }

    public FrameReader Reader { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static FrameSettings EveryMilliseconds(double every) => new(TimeSpan.FromMilliseconds(every), 0.4, null);

    public async Task<VideoIndex> IndexAsync(string path)
    {
        var index = await Probe.ReadAsync(path, Cancellation);
        Assert.Null(index.Error);
        return index.Value!;
    }

    public async Task<Error> RefusedAsync(string path, string code)
    {
        var error = (await Probe.ReadAsync(path, Cancellation)).Error;
        Assert.Equal(code, error?.Code);
        return error!;
    }

    /// <summary>What <paramref name="see"/> makes of each sampled frame.</summary>
    public async Task<List<(FramePosition Position, T Seen)>> FramesAsync<T>(
        string path, VideoIndex index, IEnumerable<VideoSegment> segments, Func<VideoFrame, T> see, int atLeast = int.MaxValue)
    {
        var all = new List<(FramePosition, T)>();
        foreach (var segment in segments)
        {
            await foreach (var read in Reader.ReadAsync(path, index.Info, segment, atLeast, Cancellation))
            {
                Assert.Null(read.Error);
                using var frame = read.Value!;
                all.Add((frame.Position, see(frame)));
            }
        }

        return all;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
