using Kashf.Core.Datasets;
using Kashf.Core.Results;
using Kashf.Core.Video;
using Kashf.Functions.Video.Sight;
using Kashf.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Kashf.Functions.Tests.Video.Sight;

public sealed class SegmentSightTests(SightServices services) : IClassFixture<SightServices>
{
    private static readonly FrameSettings EveryFrame = new(TimeSpan.FromMilliseconds(1), LeastDifference: 0.1, Duration: null);

    [Fact]
    public async Task Run_ScenesCutHard_KeepsAFrameOfEachAndSeesIt()
    {
        var clip = await services.ScenesAsync();

        var (kept, _) = await services.SeeAsync(clip, DatasetType.Image, EveryFrame, atLeast: 1);

        Assert.InRange(kept.Count, 3, 74);
        Assert.Superset(new HashSet<int> { 0, 25, 50 }, kept.Select(frame => frame.Position.Frame).ToHashSet());
        Assert.All(kept, frame => Assert.NotNull(frame.Seen!.Vector));
    }

    [Fact]
    public async Task Run_Image_SeveralSegmentsAreMergedToWhatOneSees()
    {
        var clip = await services.ScenesAsync();

        var (whole, _) = await services.SeeAsync(clip, DatasetType.Image, EveryFrame, atLeast: 1);
        var (parts, seenLater) = await services.SeeAsync(clip, DatasetType.Image, EveryFrame, atLeast: 5);

        Assert.Equal(whole.Select(Told), parts.Select(Told));
        Assert.NotEqual(0, seenLater);
    }

    [Fact]
    public async Task Run_FramesKeptForTheirTime_SeveralSegmentsAreMergedToWhatOneSees()
    {
        var clip = await services.ScenesAsync();
        var settings = EveryFrame with { LeastDifference = 1, KeepEvery = TimeSpan.FromSeconds(0.7) };

        var (whole, _) = await services.SeeAsync(clip, DatasetType.Image, settings, atLeast: 1);
        var (parts, _) = await services.SeeAsync(clip, DatasetType.Image, settings, atLeast: 5);

        Assert.Equal([0, 18, 35, 53, 70], whole.Select(frame => frame.Position.Frame));
        Assert.Equal(whole.Select(Told), parts.Select(Told));
    }

    [Fact]
    public async Task Run_Face_SeveralSegmentsAreMergedToWhatOneSees()
    {
        var clip = await services.PeopleAsync();
        var settings = new FrameSettings(TimeSpan.FromMilliseconds(160), LeastDifference: 0, Duration: TimeSpan.FromSeconds(2.4));

        var (whole, _) = await services.SeeAsync(clip, DatasetType.Face, settings, atLeast: 1);
        var (parts, _) = await services.SeeAsync(clip, DatasetType.Face, settings, atLeast: 4);

        Assert.Equal(whole.Select(Told), parts.Select(Told));
        var faces = whole.SelectMany(frame => frame.Seen!.Faces).ToList();
        Assert.All(faces, face => Assert.NotNull(face.Embedding));
        Assert.True(faces.DistinctBy(face => face.Embedding).Count() < faces.Count, "no track is longer than a frame");
    }

    [Fact]
    public async Task Run_EverySample_IsToldInOrder()
    {
        var clip = await services.ScenesAsync();
        var segment = clip.Segments(EveryFrame with { Every = TimeSpan.FromMilliseconds(120) })[0];
        var told = new List<FramePosition>();

        var error = await services.Sight.RunAsync(clip.Path, clip.Index.Info, segment, DatasetType.Image, EveryFrame with { LeastDifference = 0.5 }, Tell(told), TestContext.Current.CancellationToken);

        Assert.Null(error);
        Assert.Equal(segment.Samples.Select(sample => sample.Position), told);
    }

    [Fact]
    public async Task Look_SomeFrames_SeesThoseAlone()
    {
        var clip = await services.ScenesAsync();
        var segment = clip.Segments(EveryFrame)[0];
        int[] frames = [1, .. Enumerable.Range(5, 6), 74];
        var told = new List<FramePosition>();

        var error = await services.Sight.LookAsync(clip.Path, clip.Index.Info, segment, frames, DatasetType.Image, Tell(told), TestContext.Current.CancellationToken);

        Assert.Null(error);
        Assert.Equal(frames, told.Select(position => position.Frame));
    }

    [Fact]
    public async Task Run_FileThatIsNoVideo_IsAnError()
    {
        var clip = await services.ScenesAsync();
        var segment = clip.Segments(EveryFrame)[0];
        var path = Path.ChangeExtension(clip.Path, "txt");
        await File.WriteAllTextAsync(path, "not a video", TestContext.Current.CancellationToken);

        var error = await services.Sight.RunAsync(path, clip.Index.Info, segment, DatasetType.Image, EveryFrame, Tell([]), TestContext.Current.CancellationToken);

        Assert.Equal(ErrorKind.Unprocessable, error?.Kind);
    }

    [Fact]
    public async Task Run_WhatTakesFramesFails_ThrowsThat()
    {
        var clip = await services.ScenesAsync();
        var segment = clip.Segments(EveryFrame)[0];

        await Assert.ThrowsAsync<IOException>(() => services.Sight.RunAsync(
            clip.Path, clip.Index.Info, segment, DatasetType.Image, EveryFrame, (_, _) => throw new IOException("full"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(DatasetType.Image, "Models:ImageEncoder")]
    [InlineData(DatasetType.Face, "Models:FaceEmbedder")]
    public async Task Run_ModelNotInstalled_IsToldBeforeAnythingIsDecoded(DatasetType type, string setting)
    {
        await using var without = SightServices.Build(KeyValuePair.Create<string, string?>(setting, "no-such-model"));
        var sight = without.GetRequiredService<SegmentSight>();
        var clip = await services.ScenesAsync();
        var segment = clip.Segments(EveryFrame)[0];

        Assert.Throws<ModelUnavailableException>(() => sight.RequireModel(type));
        await Assert.ThrowsAsync<ModelUnavailableException>(() => sight.RunAsync(
            clip.Path, clip.Index.Info, segment, type, EveryFrame, Tell([]), TestContext.Current.CancellationToken));
    }

    private static Func<SampledFrame, CancellationToken, ValueTask> Tell(List<FramePosition> told) => (frame, _) =>
    {
        told.Add(frame.Position);
        return ValueTask.CompletedTask;
    };

    /// <summary>All that is told of a frame, exactly.</summary>
    private static string Told(SampledFrame frame) => string.Join(
        '\n',
        [
            $"{frame.Position} {Convert.ToHexString(frame.Signature.Bytes)} {string.Join(' ', frame.Seen!.Vector ?? [])}",
            .. frame.Seen.Faces.Select(face => $"{face.Box} {face.Clarity} {Convert.ToHexString(face.Patch)} {string.Join(' ', face.Embedding!)}"),
        ]);
}
