using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kashf.Media.Ffmpeg;
using Kashf.Media.Tests.Ffmpeg;
using Kashf.Media.Tests.Video.Samples;
using Kashf.Media.Video.Containers;

namespace Kashf.Media.Tests.Video;

public sealed class BadVideoTests : IDisposable
{
    private const string H264 = "-c:v libx264 -preset veryfast -g 12";
    private readonly VideoFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "playlist")]
    [InlineData("ffconcat version 1.0\nfile /etc/passwd\n", "list of files")]
    [InlineData("v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n", "session description")]
    [InlineData("file '/etc/passwd'\nfile '/etc/hostname'\n", "text")]
    [InlineData("<html><video src='x.mp4'></html>", "web page")]
    [InlineData("\u0089PNG\r\n", "PNG")]
    [InlineData("ID3 is what sound begins with", "MP3")]
    public async Task ReadAsync_NoVideo_IsNamedAndNeverOpened(string content, string named)
    {
        using var program = new PlayedProgram("touch $HERE/opened");
        File.Copy(program.Path, program.FileNamed("ffprobe"));
        await using var reading = new VideoReading(("Ffmpeg:Path", program.Path));
        var error = await reading.RefusedAsync(await WriteAsync("a.mp4", Encoding.Latin1.GetBytes(content)), "video-unsupported");
        Assert.Contains(named, error.Detail, StringComparison.Ordinal);
        Assert.False(File.Exists(program.FileNamed("opened")));
    }

    [Fact]
    public async Task ReadAsync_Empty_IsRefused()
    {
        await using var reading = new VideoReading();
        await reading.RefusedAsync(await WriteAsync("a.mp4", []), "video-empty");
    }

    [Fact]
    public async Task ReadAsync_SoundAlone_HasNoPictures()
    {
        await using var reading = new VideoReading();
        await reading.RefusedAsync(await folder.MakeOfAsync("sine=duration=1", "sound.m4a"), "video-without-pictures");
    }

    [Fact]
    public async Task ReadAsync_SoundWithACover_HasNoPictures()
    {
        var sound = await folder.MakeOfAsync("sine=duration=1", "sound.m4a");
        var cover = await folder.MakeAsync("cover.jpg", "-frames:v 1");
        await VideoFolder.RunAsync("-i", sound, "-i", cover, "-map", "0", "-map", "1", "-c", "copy", "-disposition:v:0", "attached_pic", folder.FileNamed("with-cover.m4a"));
        await using var reading = new VideoReading();
        await reading.RefusedAsync(folder.FileNamed("with-cover.m4a"), "video-without-pictures");
    }

    [Fact]
    public async Task ReadAsync_NoFrames_IsOfZeroLength()
    {
        await using var reading = new VideoReading();
        var whole = await File.ReadAllBytesAsync(await folder.MakeAsync("whole.mp4", H264, "-movflags frag_keyframe+empty_moov"), Cancellation);
        var firstFragment = whole.AsSpan().IndexOf("moof"u8) - sizeof(int);
        await reading.RefusedAsync(await WriteAsync("none.mp4", whole[..firstFragment]), "video-of-zero-length");
    }

    [Fact]
    public async Task ReadAsync_TruncatedBeforeItsIndex_SaysSo()
    {
        var whole = await File.ReadAllBytesAsync(await folder.MakeAsync("whole.mp4", H264), Cancellation);
        await using var reading = new VideoReading();
        var error = await reading.RefusedAsync(await WriteAsync("cut.mp4", whole[..(whole.Length / 2)]), "video-truncated");
        Assert.Contains("index", error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whole.mp4", "-movflags +faststart")]
    [InlineData("whole.mkv", "-bf 0")]
    [InlineData("whole.avi", "-bf 0")]
    public async Task ReadAsync_Truncated_SaysAfterWhichSecond(string name, string option)
    {
        var whole = await File.ReadAllBytesAsync(await folder.MakeAsync(name, H264, option), Cancellation);
        await using var reading = new VideoReading();
        var error = await reading.RefusedAsync(await WriteAsync("cut" + name, whole[..(whole.Length * 2 / 3)]), "video-truncated");
        Assert.Matches(" 0\\.[0-9] (of its [01]\\.[0-9] seconds|seconds after)", error.Detail);
    }

    [Fact]
    public async Task ReadAsync_Encrypted_SaysSo()
    {
        var path = await folder.MakeAsync("secret.mp4", H264, "-encryption_scheme cenc-aes-ctr -encryption_key 00112233445566778899aabbccddeeff -encryption_kid 00112233445566778899aabbccddeeff");
        await using var reading = new VideoReading();
        await reading.RefusedAsync(path, "video-encrypted");
    }

    [Theory]
    [InlineData("a.ts", "-c:v libx264 -preset veryfast -bf 3 -g 12")]
    [InlineData("a.mpg", "-c:v mpeg2video -bf 2 -g 12")]
    public async Task ReadAsync_RecordingsJoinedAsTheyAre_SaysWhereTimeGoesBack(string name, string encoding)
    {
        var one = await File.ReadAllBytesAsync(await folder.MakeOfAsync("testsrc2=size=160x120:rate=25:duration=4", name, encoding), Cancellation);
        await using var reading = new VideoReading();
        var error = await reading.RefusedAsync(await WriteAsync("joined" + name, [.. one, .. one]), "video-timestamps-jump-back");
        Assert.Matches("at frame (9[0-9]|10[0-9])", error.Detail);
    }

    [Fact]
    public async Task ReadAsync_BeyondTheLimits_IsRefused()
    {
        var path = await folder.MakeAsync("a.mp4", H264);
        await RefusedAsync("video-too-many-pixels", "Videos:Pixels", "19199");
        await RefusedAsync("video-too-many-pixels", "Videos:Side", "159");
        await RefusedAsync("video-too-long", "Videos:Seconds", "1");
        await RefusedAsync("video-too-many-frames", "Videos:Frames", "29");

        async Task RefusedAsync(string code, string setting, string value)
        {
            await using var reading = new VideoReading((setting, value));
            await reading.RefusedAsync(path, code);
        }
    }

    [Fact]
    public async Task ReadAsync_DamagedIndex_IsRefused()
    {
        var whole = await File.ReadAllBytesAsync(await folder.MakeAsync("whole.mp4", H264, "-movflags +faststart"), Cancellation);
        Array.Clear(whole, 48, 600);
        await using var reading = new VideoReading();
        await reading.RefusedAsync(await WriteAsync("damaged.mp4", whole), "video-damaged");
    }

    [Fact]
    public async Task ReadAsync_FfprobeHangs_EndsInTime()
    {
        var path = await folder.MakeAsync("a.mp4", H264);
        using var program = new PlayedProgram("sleep 1000");
        File.Copy(program.Path, program.FileNamed("ffprobe"));
        await using var reading = new VideoReading(("Ffmpeg:Path", program.Path), ("Videos:ProbeSeconds", "0.5"));
        await reading.RefusedAsync(path, "video-took-too-long");
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task ReadAsync_FfprobeEndedFromOutside_Throws(string signal)
    {
        var path = await folder.MakeAsync("a.mp4", H264);
        // Who starts the tests in the background of a shell has them ignore INT, and what they start too.
        using var program = FfprobeThat($"exec env --default-signal sh -c 'kill -{signal} $$'");
        await using var reading = new VideoReading(("Ffmpeg:Path", program.Path));
        await Assert.ThrowsAsync<DecoderEndedException>(() => reading.Probe.ReadAsync(path, Cancellation));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("kill -SEGV $$")]
    public async Task ReadAsync_FfprobeFailsAmidPackets_IsDamaged(string end)
    {
        var path = await folder.MakeAsync("a.mp4", H264);
        using var program = FfprobeThat(end);
        await using var reading = new VideoReading(("Ffmpeg:Path", program.Path));
        await reading.RefusedAsync(path, "video-damaged");
    }

    [Fact]
    public async Task ReadAsync_FfmpegEndedWhileIndexing_Throws()
    {
        var path = await folder.MakeAsync("vp8.webm", "-c:v libvpx -cpu-used 8");
        using var program = new PlayedProgram("echo 'frame:0    pts:0' >&2\nkill -TERM $$");
        await File.WriteAllTextAsync(program.FileNamed("ffprobe"), "#!/bin/sh\nexec ffprobe \"$@\"\n", Cancellation);
        program.Allow("ffprobe");
        await using var reading = new VideoReading(("Ffmpeg:Path", program.Path));
        await Assert.ThrowsAsync<DecoderEndedException>(() => reading.Probe.ReadAsync(path, Cancellation));
    }

    [Fact]
    public async Task ReadAsync_NotInstalled_IsUnavailable()
    {
        var path = await folder.MakeAsync("a.mp4", H264);
        using var program = new PlayedProgram("true");
        await using var reading = new VideoReading(("Ffmpeg:Path", program.Path));
        await reading.RefusedAsync(path, "video-decoder-missing");
    }

    [Fact]
    public void Of_AnyBytes_IsTotal() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        Gen.Elements("\u001aE\u00df\u00a3", "RIFF1234AVI LIST", "0&\u00b2u\u008ef\u00cf\u0011", "\0\0\0\u0010ftypisom", "G", "").ToArbitrary(),
        (bytes, beginning) =>
        {
            byte[] head = [.. Encoding.Latin1.GetBytes(beginning), .. bytes];
            if (ContainerReader.Of(head) is { } container)
                _ = DeclaredLength.Of(container, head);
            _ = OtherFiles.Name(head);
        }).QuickCheckThrowOnFailure();

    /// <summary>Tells what a video is, and then three of its packets before it ends.</summary>
    private static PlayedProgram FfprobeThat(string ends)
    {
        var program = new PlayedProgram(
            $"case \"$*\" in *json*) exec ffprobe \"$@\";; esac\nprintf '0,K_\\n512,__\\n1024,__\\n'\n{ends}");
        File.Copy(program.Path, program.FileNamed("ffprobe"));
        return program;
    }

    private async Task<string> WriteAsync(string name, byte[] content)
    {
        await File.WriteAllBytesAsync(folder.FileNamed(name), content, Cancellation);
        return folder.FileNamed(name);
    }
}
