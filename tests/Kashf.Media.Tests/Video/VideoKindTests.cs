using Kashf.Core.Video;
using Kashf.Media.Tests.Video.Samples;
using Kashf.Media.Video;

namespace Kashf.Media.Tests.Video;

/// <summary>Every kind of file against what ffmpeg decodes of it from the beginning to the end.</summary>
public sealed class VideoKindTests
{
    private const string H264 = "-c:v libx264 -preset veryfast -bf 3 -g 12";

    [Theory]
    [InlineData("plain.mp4", VideoContainer.Mp4, H264)]
    [InlineData("plain.mov", VideoContainer.Mp4, H264)]
    [InlineData("fragmented.mp4", VideoContainer.Mp4, H264, "-movflags frag_keyframe+empty_moov")]
    [InlineData("open-groups.mp4", VideoContainer.Mp4, H264, "-x264-params open-gop=1:scenecut=0")]
    [InlineData("mpeg4.mp4", VideoContainer.Mp4, "-c:v mpeg4 -bf 2 -g 12")]
    [InlineData("plain.mkv", VideoContainer.Matroska, H264)]
    [InlineData("vp9.webm", VideoContainer.Matroska, "-c:v libvpx-vp9 -g 12 -b:v 200k -cpu-used 8 -lag-in-frames 16 -auto-alt-ref 1")]
    [InlineData("plain.ts", VideoContainer.MpegTs, H264)]
    [InlineData("open-groups.ts", VideoContainer.MpegTs, H264, "-x264-params open-gop=1:scenecut=0")]
    [InlineData("plain.m2ts", VideoContainer.MpegTs, H264)]
    [InlineData("mpeg2.mpg", VideoContainer.MpegPs, "-c:v mpeg2video -bf 2 -g 12")]
    [InlineData("plain.flv", VideoContainer.Flv, H264)]
    [InlineData("mpeg4.avi", VideoContainer.Avi, "-c:v mpeg4 -g 12")]
    [InlineData("reordered.avi", VideoContainer.Avi, H264)]
    [InlineData("theora.ogv", VideoContainer.Ogg, "-c:v libtheora -g 12")]
    [InlineData("wmv2.wmv", VideoContainer.Asf, "-c:v wmv2 -g 12")]
    [InlineData("varying.mp4", VideoContainer.Mp4, "-vf setpts='(N+floor(N/3)*0.5+mod(N\\,4)*0.2)/25/TB' -fps_mode vfr", H264)]
    [InlineData("with-sound.mp4", VideoContainer.Mp4, "-f lavfi -i sine=duration=1.2 -c:a aac", H264)]
    public async Task ReadAsync_AnyKind_FramesAreThoseOfAFullDecoding(string name, VideoContainer container, params string[] encoding)
    {
        using var folder = new VideoFolder();
        await AssertSameAsync(await folder.MakeAsync(name, encoding), container);
    }

    [Theory]
    [InlineData("refreshed.mp4", true, "intra-refresh=1:keyint=12")]
    [InlineData("refreshed.ts", true, "intra-refresh=1:keyint=12")]
    [InlineData("plain.mp4", false, "keyint=12")]
    [InlineData("plain.mkv", false, "keyint=12:bframes=3")]
    public async Task ReadAsync_KeyframesThatRefreshLittleByLittle_FramesAreThoseOfAFullDecoding(string name, bool isRefreshed, string parameters)
    {
        using var folder = new VideoFolder();
        var path = await folder.MakeOfAsync("testsrc2=size=160x120:rate=25:duration=2", name, $"-c:v libx264 -preset veryfast -x264-params {parameters}");
        await using var reading = new VideoReading();
        Assert.Equal(isRefreshed, (await reading.IndexAsync(path)).Info.Track.IsRefreshed);
        await AssertSameAsync(path, name.EndsWith("ts", StringComparison.Ordinal) ? VideoContainer.MpegTs : name.EndsWith("mkv", StringComparison.Ordinal) ? VideoContainer.Matroska : VideoContainer.Mp4);
    }

    [Fact]
    public async Task ReadAsync_BeginningCutOffByAnEditList_LeavesOutWhatIsNotShown()
    {
        using var folder = new VideoFolder();
        var whole = await folder.MakeAsync("whole.mp4", H264);
        await VideoFolder.RunAsync("-ss", "0.3", "-i", whole, "-c", "copy", folder.FileNamed("cut.mp4"));
        await AssertSameAsync(folder.FileNamed("cut.mp4"), VideoContainer.Mp4);
    }

    [Fact]
    public async Task ReadAsync_RecordingThatBeginsBetweenKeyframes_CountsFromTheFirstThatIsShown()
    {
        using var folder = new VideoFolder();
        var whole = await File.ReadAllBytesAsync(await folder.MakeAsync("whole.ts", H264), TestContext.Current.CancellationToken);
        var path = folder.FileNamed("cut.ts");
        await File.WriteAllBytesAsync(path, whole[(60 * 188)..], TestContext.Current.CancellationToken);
        await AssertSameAsync(path, VideoContainer.MpegTs);
    }

    [Theory]
    [InlineData("fields.mp4", VideoContainer.Mp4, 0)]
    [InlineData("fields.ts", VideoContainer.MpegTs, 0)]
    [InlineData("fields.mkv", VideoContainer.Matroska, 0)]
    [InlineData("frames-then-fields.mp4", VideoContainer.Mp4, 20)]
    public async Task ReadAsync_FieldsInPacketsOfTheirOwn_FramesAreThoseOfAFullDecoding(string name, VideoContainer container, int whole)
    {
        using var folder = new VideoFolder();
        await File.WriteAllBytesAsync(folder.FileNamed("fields.h264"), FieldPictures.Make(40, whole), TestContext.Current.CancellationToken);
        await VideoFolder.RunAsync("-r", "50", "-f", "h264", "-i", folder.FileNamed("fields.h264"), "-c", "copy", folder.FileNamed(name));
        await AssertSameAsync(folder.FileNamed(name), container, frames: 40);
    }

    [Fact]
    public async Task ReadAsync_InterlacedWithinFrames_FramesAreThePackets()
    {
        using var folder = new VideoFolder();
        await AssertSameAsync(await folder.MakeAsync("interlaced.ts", H264, "-flags +ildct+ilme -x264opts tff=1"), VideoContainer.MpegTs, frames: 30);
    }

    [Fact]
    public async Task ReadAsync_NegativeTimestamps_CountsFromTheFirst()
    {
        using var folder = new VideoFolder();
        var path = await folder.MakeAsync("negative.mp4", H264, "-output_ts_offset -1 -avoid_negative_ts disabled -movflags negative_cts_offsets");
        await AssertSameAsync(path, VideoContainer.Mp4);
    }

    private static async Task AssertSameAsync(string path, VideoContainer container, int? frames = null)
    {
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        Assert.Equal(container, index.Info.Track.Container);
        Assert.Equal((160, 120), (index.Info.Width, index.Info.Height));
        var (timestamps, planes) = await VideoFolder.DecodeAsync(path);
        Assert.Equal(timestamps, index.Timestamps.ToArray());
        Assert.Equal(frames ?? timestamps.Length, timestamps.Length);

        var bytes = PlanarImage.BytesOf(160, 120);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(1), TimeSpan.FromSeconds(0.7), 1);
        var seen = await reading.FramesAsync(path, index, segments, frame => AllOf(frame.Planes));
        Assert.Equal(Enumerable.Range(0, index.Timestamps.Length), seen.Select(frame => frame.Position.Frame));
        Assert.All(seen, frame => Assert.Equal(planes[(frame.Position.Frame * bytes)..((frame.Position.Frame + 1) * bytes)], frame.Seen));
    }

    private static byte[] AllOf(PlanarImage planes) => [.. planes.Luma, .. planes.BlueDifference, .. planes.RedDifference];
}
