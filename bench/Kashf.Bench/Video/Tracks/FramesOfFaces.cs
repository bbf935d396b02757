using Kashf.Core.Results;
using Kashf.Core.Video;
using Kashf.Core.Video.Tracks;
using Kashf.Media;
using Kashf.Media.Video;
using Kashf.Models;
using Kashf.Models.Faces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Bench.Video.Tracks;

/// <summary>Finds and embeds every face of a video's sampled frames.</summary>
internal sealed class FramesOfFaces : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public FramesOfFaces()
    {
        var configuration = new ConfigurationBuilder().Build();
        services = new ServiceCollection().AddLogging().AddMedia(configuration).AddModels(configuration).BuildServiceProvider();
    }

    public async Task<List<IReadOnlyList<FrameFace>>> ReadAsync(string file, TimeSpan every, CancellationToken cancellation)
    {
        var index = Require(await services.GetRequiredService<VideoProbe>().ReadAsync(file, cancellation));
        var segment = SegmentPlan.Of(index, new FrameSettings(every, 0, null), index.Info.Duration + every, 1).Single();
        var analyzer = services.GetRequiredService<IFaceAnalyzer>();
        var frames = new List<IReadOnlyList<FrameFace>>();
        await foreach (var read in services.GetRequiredService<FrameReader>().ReadAsync(file, index.Info, segment, analyzer.WantedSide, cancellation))
        {
            using var frame = Require(read);
            frames.Add(await analyzer.FollowAsync(frame.ToImage(), index.Info.Width, index.Info.Height, new FaceTracks(), cancellation));
        }

        return frames;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static T Require<T>(Result<T> result) => result.IsSuccess ? result.Value : throw new InvalidDataException(result.Error.Detail);
}
