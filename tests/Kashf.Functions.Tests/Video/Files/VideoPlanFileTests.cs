using FsCheck;
using FsCheck.Fluent;
using Kashf.Core.Video;
using Kashf.Functions.Video.Files;
using Kashf.Media.Video;

namespace Kashf.Functions.Tests.Video.Files;

public sealed class VideoPlanFileTests
{
    private static readonly VideoTrack Track = new()
    {
        Container = VideoContainer.Mp4,
        Number = 1,
        TimeBaseNumerator = 1,
        TimeBaseDenominator = 30_000,
        FirstTimestamp = -5,
        Start = 0.04,
        IsReordered = true,
        Orientation = 6,
        Matrix = ColorMatrix.Bt709,
        IsFullRange = true,
    };

    private static readonly VideoInfo Info = new()
    {
        Width = 320,
        Height = 180,
        Duration = TimeSpan.FromSeconds(12.34),
        FramesPerSecond = 29.97,
        Codec = "h264",
        Track = Track,
    };

    private static readonly Gen<VideoSegment> Segments =
        from keyframe in Gen.OneOf(Gen.Constant<long?>(null), Gen.Choose(-100, int.MaxValue).Select(value => (long?)value * 1_000))
        from every in Gen.Choose(1, int.MaxValue)
        from frame in Gen.Choose(0, 1_000_000)
        from timestamp in Gen.Choose(int.MinValue, int.MaxValue)
        from steps in Gen.Choose(1, 1_000).Two().ListOf()
        select new VideoSegment(keyframe, TimeSpan.FromTicks(every), Samples(frame, timestamp * 1_000L, steps));

    private static readonly Arbitrary<VideoSegment[]> Plans = Segments.ListOf().Select(segments => segments.ToArray()).ToArbitrary();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() => Prop.ForAll(Plans, async segments =>
    {
        using var file = new MemoryStream(await WriteAsync(segments));
        var plan = await VideoPlanFile.OpenAsync(file, Cancellation);

        Assert.Equal(segments.Length, plan.Segments);
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            var read = await plan.ReadSegmentAsync(Info, i, Cancellation);
            Assert.Equal((segments[i].Keyframe, segments[i].Every), (read.Keyframe, read.Every));
            Assert.Equal(segments[i].Samples, read.Samples);
        }

        Assert.Equal(Info, await plan.ReadInfoAsync(Cancellation));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyByteChanged_Throws() =>
        Prop.ForAll(Plans, Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), async (segments, at, change) =>
        {
            var bytes = await WriteAsync(segments);
            bytes[at % bytes.Length] ^= (byte)change;
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAllAsync(bytes));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_CutShort_Throws() => Prop.ForAll(Plans, Gen.Choose(0, int.MaxValue).ToArbitrary(), async (segments, length) =>
    {
        var bytes = await WriteAsync(segments);
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAllAsync(bytes[..(length % bytes.Length)]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Write_FramesAtAnEvenRate_TakesThreeBytesForEach()
    {
        var samples = Samples(0, 0, [.. Enumerable.Repeat((1, 1_200), 1_000)]);

        var bytes = await WriteAsync([new VideoSegment(0, TimeSpan.FromMilliseconds(40), samples)]);

        Assert.InRange(bytes.Length, 3_000, 3_000 + 700);
    }

    private static FrameSample[] Samples(int frame, long timestamp, IReadOnlyList<(int Frames, int Time)> steps) =>
    [
        .. steps.Select(step =>
        {
            (frame, timestamp) = (frame + step.Frames, timestamp + step.Time);
            return new FrameSample(new FramePosition(frame, Track.TimeOf(timestamp)), timestamp);
        }),
    ];

    private static async Task<byte[]> WriteAsync(IReadOnlyList<VideoSegment> segments)
    {
        using var file = new MemoryStream();
        await VideoPlanFile.WriteAsync(file, Info, segments, Cancellation);
        return file.ToArray();
    }

    private static async Task ReadAllAsync(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        var plan = await VideoPlanFile.OpenAsync(file, Cancellation);
        var info = await plan.ReadInfoAsync(Cancellation);
        for (var i = 0; i < plan.Segments; i++)
            await plan.ReadSegmentAsync(info, i, Cancellation);
    }
}
