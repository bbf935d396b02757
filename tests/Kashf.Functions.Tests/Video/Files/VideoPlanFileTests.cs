using Kashf.Core.Video;
using Kashf.Functions.Video.Files;
using Kashf.Media.Video;

namespace Kashf.Functions.Tests.Video.Files;

public sealed class VideoPlanFileTests
{
    private static readonly VideoInfo Info = new()
    {
        Width = 320,
        Height = 180,
        Duration = TimeSpan.FromSeconds(12.34),
        FramesPerSecond = 29.97,
        Codec = "h264",
        Track = new VideoTrack
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
        },
    };

    [Fact]
    public async Task Read_WhatWasWritten_IsTheSame()
    {
        VideoSegment[] segments = [Segment(null, 0, 1), Segment(3_000, 5), Segment(9_000, 7, 8, 9)];
        using var file = new MemoryStream();

        await VideoPlanFile.WriteAsync(file, Info, segments, TestContext.Current.CancellationToken);

        Assert.Equal(Info, await VideoPlanFile.ReadInfoAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(segments.Length, await VideoPlanFile.CountSegmentsAsync(file, TestContext.Current.CancellationToken));
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            var read = await VideoPlanFile.ReadSegmentAsync(file, i, TestContext.Current.CancellationToken);
            Assert.Equal((segments[i].Keyframe, segments[i].Every), (read.Keyframe, read.Every));
            Assert.Equal(segments[i].Samples, read.Samples);
        }
    }

    private static VideoSegment Segment(long? keyframe, params int[] frames) => new(
        keyframe, TimeSpan.FromMilliseconds(100), [.. frames.Select(frame => new FrameSample(new FramePosition(frame, TimeSpan.FromMilliseconds(frame * 33.4)), frame * 1_001L))]);
}
