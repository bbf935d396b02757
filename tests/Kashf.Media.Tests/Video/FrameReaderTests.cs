using Kashf.Media.Tests.Video.Samples;
using Kashf.Media.Video;

namespace Kashf.Media.Tests.Video;

public sealed class FrameReaderTests : IDisposable
{
    private const string H264 = "-c:v libx264 -preset veryfast -bf 3 -g 12";
    private readonly VideoFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(40, 30)]
    [InlineData(100, 12)]
    [InlineData(1_000, 2)]
    public async Task ReadAsync_AnySampling_GivesThePlannedFramesAndTheirPictures(double every, int frames)
    {
        var path = await folder.MakeAsync("a.mp4", H264);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(every), TimeSpan.FromSeconds(60), 1);
        var read = await reading.FramesAsync(path, index, segments, AllOf);
        Assert.Equal(segments.SelectMany(segment => segment.Samples).Select(sample => sample.Position), read.Select(frame => frame.Position));
        Assert.Equal(frames, read.Count);
        await AssertPicturesAsync(path, read);
    }

    [Fact]
    public async Task ReadAsync_ManyFramesAtAFineTimeBase_GivesThePlannedFrames()
    {
        var path = await folder.MakeOfAsync("testsrc2=size=32x32:rate=120000/1001:duration=3", "a.mp4", "-c:v libx264 -preset ultrafast -g 30 -video_track_timescale 90000");
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(25), TimeSpan.FromSeconds(60), 1);
        var read = await reading.FramesAsync(path, index, segments, _ => 0);
        Assert.Equal(120, read.Count);
        Assert.Equal(segments[0].Samples.Select(sample => sample.Position), read.Select(frame => frame.Position));
    }

    [Theory]
    [InlineData("a.mp4", H264)]
    [InlineData("a.webm", "-c:v libvpx -cpu-used 8")]
    public async Task ReadAsync_MoreSamplesThanOneSegmentTakes_GivesThoseOfOnePass(string name, string encoding)
    {
        var path = await folder.MakeOfAsync("testsrc2=size=32x32:rate=100:duration=6", name, encoding);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(10) with { LeastDifference = 0 }, TimeSpan.FromSeconds(60), 1);
        Assert.Equal(2, segments.Count);
        var read = await reading.FramesAsync(path, index, segments, AllOf);
        Assert.Equal(600, read.Count);
        await AssertPicturesAsync(path, read);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(63)]
    public async Task ReadAsync_SomeOfTheSamples_GivesTheseAlone(int wanted)
    {
        var path = await folder.MakeOfAsync("testsrc2=size=160x120:rate=25:duration=3", "a.mp4", H264);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segment = Assert.Single(SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(60), 1));
        var few = segment with { Samples = [.. segment.Samples.Skip(4).Where((_, i) => i % 9 != 7).Take(wanted)] };
        var read = await reading.FramesAsync(path, index, [few], AllOf);
        Assert.Equal(few.Samples.Select(sample => sample.Position), read.Select(frame => frame.Position));
        await AssertPicturesAsync(path, read);
    }

    [Theory]
    [InlineData(1, 0, 0, 1, 160, 120)]
    [InlineData(-1, 0, 0, 1, 160, 120)]
    [InlineData(-1, 0, 0, -1, 160, 120)]
    [InlineData(1, 0, 0, -1, 160, 120)]
    [InlineData(0, 1, 1, 0, 120, 160)]
    [InlineData(0, 1, -1, 0, 120, 160)]
    [InlineData(0, -1, -1, 0, 120, 160)]
    [InlineData(0, -1, 1, 0, 120, 160)]
    public async Task ReadAsync_TurnedVideo_IsUpright(int a, int b, int c, int d, int width, int height)
    {
        var file = await File.ReadAllBytesAsync(await folder.MakeAsync("a.mp4", H264, "-t 0.2"), Cancellation);
        TrackHeader.Turn(file, a, b, c, d);
        var path = folder.FileNamed("turned.mp4");
        await File.WriteAllBytesAsync(path, file, Cancellation);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        Assert.Equal((width, height), (index.Info.Width, index.Info.Height));
        var read = await reading.FramesAsync(path, index, SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(60), 1), AllOf);
        await AssertPicturesAsync(path, read);
    }

    [Fact]
    public async Task ReadAsync_OblongPixels_AreMadeSquare()
    {
        var path = await folder.MakeAsync("a.mp4", "-vf setsar=4/3 -t 0.2", H264);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        Assert.Equal((213, 120), (index.Info.Width, index.Info.Height));
        var read = await reading.FramesAsync(path, index, SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(60), 1), frame => (frame.Planes.Width, frame.Planes.Height));
        Assert.All(read, frame => Assert.Equal((213, 120), frame.Seen));
    }

    [Theory]
    [InlineData("yuvj420p", "pc", true)]
    [InlineData("yuv420p", "tv", false)]
    public async Task ReadAsync_EitherRange_IsKept(string format, string range, bool isFullRange)
    {
        var path = await folder.MakeAsync("a.mp4", $"-pix_fmt {format} -color_range {range} -colorspace bt709 -t 0.2", H264);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(60), 1);
        var read = await reading.FramesAsync(path, index, segments, frame => (Planes: AllOf(frame), frame.Planes.IsFullRange, frame.Planes.Matrix));
        Assert.All(read, frame => Assert.Equal((isFullRange, ColorMatrix.Bt709), (frame.Seen.IsFullRange, frame.Seen.Matrix)));
        var expected = await VideoFolder.RunAsync("-i", path, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", format, "pipe:1");
        Assert.Equal(expected, read.SelectMany(frame => frame.Seen.Planes));
    }

    [Theory]
    [InlineData("yuv444p")]
    [InlineData("yuv420p10")]
    public async Task ReadAsync_OtherPixelFormats_AreTurnedIntoPlanes(string format)
    {
        var path = await folder.MakeAsync("a.mkv", $"-pix_fmt {format} -t 0.2", H264);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var read = await reading.FramesAsync(path, index, SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(60), 1), AllOf);
        Assert.Equal(5, read.Count);
    }

    [Fact]
    public async Task ToImage_LargerThanWanted_IsSmallerByAWholeNumber()
    {
        var path = await folder.MakeAsync("a.mp4", H264, "-t 0.2");
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(60), 1);
        var small = await reading.FramesAsync(path, index, segments, frame => frame.ToImage(), atLeast: 48);
        Assert.All(small, frame => Assert.Equal((80, 60), (frame.Seen.Width, frame.Seen.Height)));
        var large = await reading.FramesAsync(path, index, segments, frame => frame.ToImage(), atLeast: 1_000);
        Assert.All(large, frame => Assert.Equal((160, 120), (frame.Seen.Width, frame.Seen.Height)));
    }

    [Theory]
    [InlineData("1920x1080", 1920, 1080)]
    [InlineData("2560x1440", 320, 180)]
    public async Task ReadAsync_LargerThan1080p_IsScaledDown(string size, int width, int height)
    {
        var path = await folder.MakeOfAsync($"testsrc2=size={size}:rate=25:duration=0.08", "a.mp4", "-c:v libx264 -preset ultrafast");
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(60), 1);
        var read = await reading.FramesAsync(path, index, segments, frame => (frame.Planes.Width, frame.Planes.Height), atLeast: 180);
        Assert.Equal([(width, height), (width, height)], read.Select(frame => frame.Seen));
    }

    [Theory]
    [InlineData("a.mp4")]
    [InlineData("a.ts")]
    public async Task ReadAsync_DamagedInTheMiddle_ShiftsNoFrame(string name)
    {
        var whole = await folder.MakeOfAsync("testsrc2=size=160x120:rate=25:duration=3", name, H264);
        var bytes = await File.ReadAllBytesAsync(whole, Cancellation);
        var random = new Random(1);
        random.NextBytes(bytes.AsSpan(bytes.Length / 2, 3_000));
        var path = folder.FileNamed("damaged" + name);
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(whole);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(1), 1);
        var read = await reading.FramesAsync(path, index, segments, AllOf);
        var unharmed = read.Where(frame => frame.Position.Time.TotalSeconds is < 0.9 or > 2.5).ToArray();
        Assert.InRange(unharmed.Length, 30, 40);
        await AssertPicturesAsync(whole, unharmed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public async Task ReadAsync_NothingOfASegmentDecodable_LeavesItsFramesOutWhereverItIsCut(double segmentSeconds)
    {
        var whole = await folder.MakeOfAsync("testsrc2=size=160x120:rate=25:duration=3", "whole.mp4", H264);
        var bytes = await File.ReadAllBytesAsync(whole, Cancellation);
        Array.Clear(bytes, bytes.Length * 3 / 10, bytes.Length * 4 / 10);
        var path = folder.FileNamed("damaged.mp4");
        await File.WriteAllBytesAsync(path, bytes, Cancellation);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(whole);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(segmentSeconds), 1);
        var read = await reading.FramesAsync(path, index, segments, AllOf);
        Assert.DoesNotContain(read, frame => frame.Position.Time.TotalSeconds is > 1 and < 1.9);
        Assert.Contains(read, frame => frame.Position.Time.TotalSeconds > 2.88);
        await AssertPicturesAsync(whole, read.Where(frame => frame.Position.Time.TotalSeconds is < 0.4 or > 2.88).ToArray());
    }

    [Fact]
    public async Task ReadAsync_NothingDecodable_IsAnError()
    {
        var path = await folder.MakeAsync("a.mp4", H264);
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        Array.Clear(bytes, 1_000, bytes.Length / 2);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var broken = folder.FileNamed("broken.mp4");
        await File.WriteAllBytesAsync(broken, bytes[..1_000], Cancellation);
        var segment = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(60), 1)[0];
        var read = await reading.Reader.ReadAsync(broken, index.Info, segment, int.MaxValue, Cancellation).ToListAsync(Cancellation);
        Assert.Equal("video-damaged", Assert.Single(read).Error?.Code);
    }

    private static byte[] AllOf(VideoFrame frame) => [.. frame.Planes.Luma, .. frame.Planes.BlueDifference, .. frame.Planes.RedDifference];

    private static async Task AssertPicturesAsync(string path, IReadOnlyCollection<(Core.Video.FramePosition Position, byte[] Seen)> read)
    {
        var (_, planes) = await VideoFolder.DecodeAsync(path);
        Assert.NotEmpty(read);
        Assert.All(read, frame => Assert.Equal(planes[(frame.Position.Frame * frame.Seen.Length)..((frame.Position.Frame + 1) * frame.Seen.Length)], frame.Seen));
    }
}
