using Kashf.Core.Datasets;
using Kashf.Core.Images;
using Kashf.Core.Video;
using Kashf.Core.Video.Segments;
using Kashf.Core.Video.Tracks;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video.Files;
using Kashf.Functions.Video.Work;
using Kashf.Media.Video;
using Kashf.Storage.Local;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Functions.Tests.Video.Work;

/// <summary>Merging faces of two segments, over real files.</summary>
public sealed class VideoMergeTests : IAsyncLifetime
{
    private const string Seen = "seen-videos/hash/key";
    private const int Width = 100;

    private static readonly VideoRun Run = new(new JobInput(1, "job"), "run", DatasetType.Face);
    private static readonly FrameSettings EveryFrame = new(TimeSpan.FromMilliseconds(40), 0, TimeSpan.FromSeconds(0.1));

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("kashf-merge-");
    private ServiceProvider services = null!;

    private VideoRunFiles Files => services.GetRequiredService<VideoRunFiles>();

    private SeenVideos SeenVideos => services.GetRequiredService<SeenVideos>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        services = new ServiceCollection().AddLogging().AddLocalStorage(options => options.DataDirectory = directory.FullName)
            .AddSingleton<VideoRunFiles>().AddSingleton<SeenVideos>().AddSingleton<VideoMerge>().BuildServiceProvider();
        var frame = new FrameSample(default, 0);
        await Files.SavePlanAsync(
            Run, 0, Info, [new VideoSegment(null, EveryFrame.Every, [frame]), new VideoSegment(1, EveryFrame.Every, [frame])], Cancellation);
        // In the whole video the face of frame 3 has moved too far from that of frame 0; in its segment not from that of frame 2.
        await SaveAsync(VideoFileNames.Segment(Run, 0, 0), Face(0, 0, embedding: 1), Face(1, 5));
        await SaveAsync(VideoFileNames.Segment(Run, 0, 1), Face(2, 10, embedding: 2), Face(3, 16));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_FaceBeginsATrackThatItsSegmentContinued_IsMissingUntilItIsSeen()
    {
        var missing = Assert.Single(await MergeAsync(round: 0));
        Assert.Equal((1, 3), (missing.Segment, Assert.Single(missing.Frames)));
        Assert.False(await SeenVideos.CanReadAsync(1, Seen, Cancellation));

        await Files.SaveMissingAsync(Run, 0, 1, [missing], Cancellation);
        await SaveAsync(VideoFileNames.SeenLater(Run, 0, 1, 0), Face(3, 16, embedding: 3));

        Assert.Empty(await MergeAsync(round: 1));
        var frames = await SeenVideos.ReadAsync(1, Seen, Cancellation).ToListAsync(Cancellation);
        Assert.Equal([1f, 1f, 1f, 3f], frames.Select(frame => Assert.Single(frame.Seen!.Faces).Embedding![0]));
        Assert.Equal([0, 5, 10, 16], frames.Select(frame => frame.Seen!.Faces[0].Box.X));
        Assert.Equal(EveryFrame.Duration, await SeenVideos.LengthAsync(1, Seen, Cancellation));
    }

    [Fact]
    public async Task Run_OneSegmentWithoutFrames_IsThatOfTheOther()
    {
        await SaveAsync(VideoFileNames.Segment(Run, 0, 0));
        Assert.Empty(await MergeAsync(round: 0));
        Assert.True(await SeenVideos.CanReadAsync(1, Seen, Cancellation));
    }

    [Fact]
    public async Task Run_NoSegmentWithFrames_IsNoneAndStoresNothing()
    {
        await SaveAsync(VideoFileNames.Segment(Run, 0, 0));
        await SaveAsync(VideoFileNames.Segment(Run, 0, 1));
        Assert.Null(await TryMergeAsync(round: 0));
        Assert.False(await SeenVideos.CanReadAsync(1, Seen, Cancellation));
    }

    private static VideoInfo Info => new()
    {
        Width = 320,
        Height = 180,
        Duration = TimeSpan.FromSeconds(1),
        FramesPerSecond = 25,
        Codec = "h264",
        Track = new VideoTrack
        {
            Container = VideoContainer.Mp4,
            Number = 0,
            TimeBaseNumerator = 1,
            TimeBaseDenominator = 25,
            FirstTimestamp = 0,
            Start = 0,
            IsReordered = false,
            Orientation = 1,
            Matrix = ColorMatrix.Bt601,
            IsFullRange = false,
        },
    };

    /// <summary>A frame with one face, always of the same look.</summary>
    private static SampledFrame Face(int index, int x, float? embedding = null) => new(
        new FramePosition(index, index * EveryFrame.Every),
        new FrameSignature(new byte[FrameSignature.Length]),
        new SeenFrame
        {
            Faces =
            [
                new FrameFace
                {
                    Box = new PixelBox(x, 0, Width, Width),
                    Clarity = 1,
                    Patch = [.. Enumerable.Range(0, FacePatch.Length).Select(place => (byte)place)],
                    Embedding = embedding is { } value ? [value, 0] : null,
                },
            ],
        });

    private async Task<IReadOnlyList<MissingFrames>> MergeAsync(int round) => await TryMergeAsync(round) ?? throw new InvalidDataException("no frame was decoded");

    private Task<IReadOnlyList<MissingFrames>?> TryMergeAsync(int round) =>
        services.GetRequiredService<VideoMerge>().RunAsync(new VideoStepInput(Run, 0, 0, round, "hash"), EveryFrame, Seen, Cancellation);

    private Task<string?> SaveAsync(string name, params SampledFrame[] frames) => Files.SaveFramesAsync(
        Run,
        name,
        async (writer, cancel) =>
        {
            foreach (var frame in frames)
                await writer.AddAsync(frame, cancel);
            return null;
        },
        Cancellation);
}
