using Kashf.Core.Datasets;
using Kashf.Core.Video;
using Kashf.Functions.Video.Sight;
using Kashf.Media;
using Kashf.Media.Video;
using Kashf.Media.Video.Signatures;
using Kashf.Models;
using Kashf.Models.Faces;
using Kashf.Models.ImageEncoding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Bench.Video.Speed;

/// <summary>The product's own reader of videos and what looks at their segments, without a server.</summary>
internal sealed class VideoSight : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly SegmentSight sight;
    private int seen;

    public VideoSight()
    {
        var configuration = new ConfigurationBuilder().Build();
        services = new ServiceCollection().AddLogging().AddMedia(configuration).AddModels(configuration).BuildServiceProvider();
        sight = new SegmentSight(
            services.GetRequiredService<FrameReader>(), new FrameSight(services.GetRequiredService<IImageEncoder>(), services.GetRequiredService<IFaceAnalyzer>()));
    }

    /// <summary>How many frames the model saw in the last run.</summary>
    public int Seen => seen;

    public async Task<VideoIndex> IndexAsync(string path, CancellationToken cancellation)
    {
        var index = await services.GetRequiredService<VideoProbe>().ReadAsync(path, cancellation);
        return index.IsSuccess ? index.Value : throw new InvalidDataException(index.Error.Detail);
    }

    /// <summary>Samples, and compares.</summary>
    public async Task ReadAsync(string path, VideoInfo info, IReadOnlyList<VideoSegment> segments, CancellationToken cancellation)
    {
        var atLeast = services.GetRequiredService<IImageEncoder>().WantedSide;
        foreach (var segment in segments)
        {
            await foreach (var read in services.GetRequiredService<FrameReader>().ReadAsync(path, info, segment, atLeast, cancellation))
            {
                using var frame = read.IsSuccess ? read.Value : throw new InvalidDataException(read.Error.Detail);
                _ = FrameSignatures.Of(frame.Planes);
            }
        }
    }

    /// <summary>Samples, compares, and lets the model see what is kept.</summary>
    public async Task SeeAsync(string path, VideoInfo info, IReadOnlyList<VideoSegment> segments, FrameSettings settings, int atOnce, CancellationToken cancellation)
    {
        seen = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(segments, options, async (segment, token) =>
        {
            if (await sight.RunAsync(path, info, segment, DatasetType.Image, settings, CountAsync, token) is { } error)
                throw new InvalidDataException(error.Detail);
        });

        ValueTask CountAsync(SampledFrame frame, CancellationToken token)
        {
            if (frame.Seen is not null)
                Interlocked.Increment(ref seen);
            return ValueTask.CompletedTask;
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
