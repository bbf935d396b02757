using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Video;
using Kashf.Core.Video.Segments;

namespace Kashf.Core.Tests.Video.Segments;

public sealed class MergeSegmentsProperties
{
    private static readonly Gen<int[]> Drift =
        from start in Gen.Choose(0, Pictures.Steps)
        from moves in Gen.Choose(-2, 2).NonEmptyListOf()
        select moves.Aggregate(new List<int> { start }, (walked, move) => [.. walked, Math.Clamp(walked[^1] + move, 0, Pictures.Steps)]).ToArray();

    private static readonly Gen<int[]> Steps =
        Gen.OneOf(Drift, Gen.Choose(0, Pictures.Steps).NonEmptyListOf().Select(steps => steps.ToArray()));

    private static readonly Arbitrary<Cut> OfImages = Cuts(
        from steps in Steps
        from least in LeastDifferences
        from keepEvery in KeepEveries
        select new WatchedVideo(steps, null, least, keepEvery));

    private static readonly Arbitrary<Cut> OfFaces = Cuts(
        from steps in Steps
        from faces in Gen.OneOf(Drifting, Gen.Choose(0, 99).ListOf().Select(places => places.Take(3).ToArray())).ArrayOf(steps.Length)
        from least in LeastDifferences
        from keepEvery in KeepEveries
        select new WatchedVideo(steps, faces, least, keepEvery));

    private static Gen<double> LeastDifferences => Gen.Elements(0, 0.1, 0.3, 0.4, 0.7);

    private static Gen<TimeSpan?> KeepEveries => Gen.Elements<TimeSpan?>(null, TimeSpan.FromMilliseconds(70), TimeSpan.FromMilliseconds(200));

    private static Gen<int[]> Drifting => Gen.Choose(40, 48).Select(place => new[] { place, place + 30 });

    [Fact]
    public void RunAsync_AnyCuttingOfWholeFrames_GivesWhatOnePassDoesAfterOneMoreLook() => Prop.ForAll(OfImages, async cut =>
    {
        var first = await MergeAsync(cut, []);
        var second = await MergeAsync(cut, [first.Missing]);
        Assert.Empty(second.Missing);
        Assert.True(FrameLists.AreSame(cut.Video.InOnePass(), second.Kept));
        Assert.Equal(first.Kept.Where(frame => frame.Seen is null).Select(frame => frame.Position.Frame), first.Missing.SelectMany(missing => missing.Frames));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void RunAsync_AnyCuttingOfFaces_GivesWhatOnePassDoes() => Prop.ForAll(OfFaces, async cut =>
    {
        List<IReadOnlyList<MissingFrames>> looks = [];
        var merged = await MergeAsync(cut, looks);
        while (merged.Missing.Count > 0)
        {
            var asked = looks.SelectMany(look => look).SelectMany(missing => missing.Frames).ToHashSet();
            Assert.DoesNotContain(merged.Missing.SelectMany(missing => missing.Frames), asked.Contains);
            looks.Add(merged.Missing);
            merged = await MergeAsync(cut, looks);
        }

        Assert.True(FrameLists.AreSame(cut.Video.InOnePass(), merged.Kept));
    }).QuickCheckThrowOnFailure();

    private static async Task<(IReadOnlyList<MissingFrames> Missing, List<SampledFrame> Kept)> MergeAsync(
        Cut cut, IReadOnlyList<IReadOnlyList<MissingFrames>> looks)
    {
        int[] bounds = [0, .. cut.Before.Where(at => at < cut.Video.Length), cut.Video.Length];
        var segments = bounds.Zip(bounds.Skip(1), (from, to) => cut.Video.See(from, to)).Select((frames, i) => new SegmentFrames(
            frames.ToAsyncEnumerable(),
            [.. looks.Select(look => cut.Video.SeeLater(look.Where(missing => missing.Segment == i).SelectMany(missing => missing.Frames)).ToAsyncEnumerable())]));
        var kept = new List<SampledFrame>();
        var missing = await new MergeSegments(cut.Video.LeastDifference, cut.Video.KeepEvery).RunAsync([.. segments], Keep, TestContext.Current.CancellationToken);
        return (missing, kept);

        ValueTask Keep(SampledFrame frame, CancellationToken cancellation)
        {
            kept.Add(frame);
            return ValueTask.CompletedTask;
        }
    }

    private static Arbitrary<Cut> Cuts(Gen<WatchedVideo> videos) => (
        from video in videos
        from before in Gen.Choose(1, Math.Max(1, video.Length - 1)).ListOf()
        select new Cut(video, [.. before.Distinct().Order()])).ToArbitrary();

    /// <param name="Before">The frames before which a segment ends.</param>
    private sealed record Cut(WatchedVideo Video, int[] Before);
}
