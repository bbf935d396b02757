using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Video;
using Kashf.Media.Video;

namespace Kashf.Media.Tests.Video;

public sealed class SegmentPlanTests
{
    [Fact]
    public void Of_EveryFrame_SamplesEveryFrame()
    {
        var index = Index(Enumerable.Range(0, 100).Select(i => i * 512L), [0, 25, 50, 75]);
        var segments = SegmentPlan.Of(index, new(TimeSpan.FromMilliseconds(40), 0.4, null), TimeSpan.FromSeconds(2), 1);
        Assert.Equal(Enumerable.Range(0, 100), segments.SelectMany(segment => segment.Samples).Select(sample => sample.Position.Frame));
        Assert.Equal([null, 50 * 512L], segments.Select(segment => segment.Keyframe));
    }

    [Fact]
    public void Of_LongerStretches_SamplesTheFirstFrameOfEach()
    {
        var index = Index(Enumerable.Range(0, 100).Select(i => i * 512L), [0]);
        var segments = SegmentPlan.Of(index, new(TimeSpan.FromMilliseconds(100), 0.4, null), TimeSpan.FromSeconds(60), 1);
        Assert.Equal([0, 3, 5, 8, 10, 13], segments[0].Samples.Take(6).Select(sample => sample.Position.Frame));
    }

    [Fact]
    public void Of_StretchesWithoutAFrame_AreLeftOut()
    {
        var index = Index([0, 512, 12_800, 13_312, 128_000], [0]);
        var segments = SegmentPlan.Of(index, new(TimeSpan.FromSeconds(1), 0.4, null), TimeSpan.FromSeconds(60), 1);
        Assert.Equal([0, 2, 4], Assert.Single(segments).Samples.Select(sample => sample.Position.Frame));
    }

    [Fact]
    public void Of_Duration_EndsBeforeIt()
    {
        var index = Index(Enumerable.Range(0, 100).Select(i => i * 512L), [0, 50]);
        var settings = new FrameSettings(TimeSpan.FromMilliseconds(40), 0.4, TimeSpan.FromSeconds(1));
        var segments = SegmentPlan.Of(index, settings, TimeSpan.FromSeconds(60), 1);
        Assert.Equal(25, Assert.Single(segments).Samples.Count);
        Assert.Equal(TimeSpan.FromSeconds(0.96), segments[0].Samples[^1].Position.Time);
    }

    [Fact]
    public void Of_DurationBeyondTheEnd_IsTheEnd()
    {
        var index = Index(Enumerable.Range(0, 10).Select(i => i * 512L), [0]);
        var settings = new FrameSettings(TimeSpan.FromMilliseconds(40), 0.4, TimeSpan.FromDays(1_000_000));
        Assert.Equal(10, Assert.Single(SegmentPlan.Of(index, settings, TimeSpan.FromSeconds(60), 1)).Samples.Count);
    }

    [Fact]
    public void Of_ShortVideo_IsCutIntoAsManyAsAreAskedFor()
    {
        var index = Index(Enumerable.Range(0, 100).Select(i => i * 512L), [.. Enumerable.Range(0, 10).Select(i => i * 10)]);
        Assert.Equal(2, SegmentPlan.Of(index, new(TimeSpan.FromMilliseconds(40), 0.4, null), TimeSpan.FromSeconds(60), 2).Count);
    }

    [Fact]
    public void Of_SamplesFarApart_AreDecodedFromTheKeyframeBeforeEach()
    {
        var index = Index(Enumerable.Range(0, 2_500).Select(i => i * 512L), [.. Enumerable.Range(0, 100).Select(i => i * 25)]);
        var segments = SegmentPlan.Of(index, new(TimeSpan.FromSeconds(30), 0.4, null), TimeSpan.FromSeconds(10), 1);
        Assert.Equal([null, 750 * 512L, 1_500 * 512L, 2_250 * 512L], segments.Select(segment => segment.Keyframe));
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(0.4, 2)]
    public void Of_NoKeyframes_IsCutBySamplesAndDecodedFromTheBeginning(double leastDifference, int parts)
    {
        var index = Index(Enumerable.Range(0, 20_000).Select(i => i * 512L), []);
        var segments = SegmentPlan.Of(index, new(TimeSpan.FromMilliseconds(40), leastDifference, null), TimeSpan.FromSeconds(60), 1);
        Assert.Equal(parts, segments.Count);
        Assert.All(segments, segment => Assert.Equal((20_000 / parts, (long?)null), (segment.Samples.Count, segment.Keyframe)));
        Assert.Equal(Enumerable.Range(0, 20_000), segments.SelectMany(segment => segment.Samples).Select(sample => sample.Position.Frame));
    }

    [Fact]
    public void Of_ManySamplesBetweenKeyframes_PartsShareTheirKeyframe()
    {
        var index = Index(Enumerable.Range(0, 2_400).Select(i => i * 512L), [0, 1_200]);
        var segments = SegmentPlan.Of(index, new(TimeSpan.FromMilliseconds(40), 0, null), TimeSpan.FromSeconds(48), 1);
        Assert.Equal([null, null, null, 1_200 * 512L, 1_200 * 512L, 1_200 * 512L], segments.Select(segment => segment.Keyframe));
        Assert.All(segments, segment => Assert.Equal(400, segment.Samples.Count));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(40, 0)]
    public void Of_NothingToSample_Throws(int every, int duration) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        SegmentPlan.Of(Index([0], [0]), new(TimeSpan.FromMilliseconds(every), 0.4, TimeSpan.FromSeconds(duration)), TimeSpan.FromSeconds(60), 1));

    [Fact]
    public void Of_AnyVideo_SamplesDoNotDependOnSegments() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        ArbMap.Default.ArbFor<PositiveInt>(),
        (gaps, every, length) =>
        {
            var timestamps = new List<long> { -1_000 };
            foreach (var gap in gaps)
                timestamps.Add(timestamps[^1] + 1 + (gap * 20));
            var index = Index(timestamps, [.. Enumerable.Range(0, timestamps.Count).Where(i => i % 7 == 0)]);
            var settings = new FrameSettings(TimeSpan.FromMilliseconds(every.Get), 0.4, null);
            var whole = SegmentPlan.Of(index, settings, TimeSpan.FromDays(1), 1).SelectMany(segment => segment.Samples);
            var segments = SegmentPlan.Of(index, settings, TimeSpan.FromMilliseconds(length.Get * 10), 3);
            return whole.SequenceEqual(segments.SelectMany(segment => segment.Samples))
                && segments.All(segment => segment.Samples.Count > 0 && (segment.Keyframe ?? long.MinValue) <= segment.Samples[0].Timestamp);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void FromBytes_WhatToBytesWrote_IsTheSame()
    {
        var index = Index(Enumerable.Range(0, 1_000).Select(i => (i * 512L) - 700), [0, 25, 990]);
        var bytes = index.ToBytes();
        var read = VideoIndex.FromBytes(bytes);
        Assert.InRange(bytes.Length, 1, 3_000);
        Assert.Equal(index.Info, read.Info);
        Assert.Equal(index.Timestamps.ToArray(), read.Timestamps.ToArray());
        Assert.Equal(index.Keyframes.ToArray(), read.Keyframes.ToArray());
    }

    [Fact]
    public void FromBytes_AnythingElse_IsRefused() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes => Assert.Throws<InvalidDataException>(() => VideoIndex.FromBytes(bytes))).QuickCheckThrowOnFailure();

    private static VideoIndex Index(IEnumerable<long> timestamps, int[] keyframes)
    {
        long[] all = [.. timestamps];
        var track = new VideoTrack
        {
            Container = VideoContainer.Mp4, Number = 0, TimeBaseNumerator = 1, TimeBaseDenominator = 12_800, FirstTimestamp = all[0],
            Start = 0, IsReordered = true, Orientation = 1, Matrix = ColorMatrix.Bt601, IsFullRange = false,
        };
        var info = new VideoInfo
        {
            Width = 160, Height = 120, Duration = track.TimeOf(all[^1]), FramesPerSecond = 25, Codec = "h264", Track = track,
        };
        return new(info, all, keyframes);
    }
}
