using System.Globalization;
using Kashf.Media.Ffmpeg;
using Kashf.Media.Tests.Ffmpeg;
using Kashf.Media.Tests.Video.Samples;
using Kashf.Media.Video;

namespace Kashf.Media.Tests.Video;

/// <summary>However a reading ends, its process has ended with it, and nothing lies on disk.</summary>
public sealed class FrameProcessTests : IDisposable
{
    private readonly VideoFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ReadAsync_LeftAfterAFrame_HasEndedItsProcess()
    {
        var path = await LongAsync();
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segment = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromHours(1), 1)[0];
        var during = 0;
        await foreach (var read in reading.Reader.ReadAsync(path, index.Info, segment, int.MaxValue, Cancellation))
        {
            using var frame = read.Value;
            during = Processes(path);
            break;
        }

        Assert.Equal(1, during);
        Assert.Equal(0, Processes(path));
    }

    [Fact]
    public async Task ReadAsync_Cancelled_HasEndedItsProcess()
    {
        var path = await LongAsync();
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segment = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromHours(1), 1)[0];
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var read in reading.Reader.ReadAsync(path, index.Info, segment, int.MaxValue, cancel.Token))
            {
                using var frame = read.Value;
                await cancel.CancelAsync();
            }
        });
        Assert.Equal(0, Processes(path));
    }

    [Fact]
    public async Task ReadAsync_ReadToItsEnd_LeavesNothingBehind()
    {
        var path = await LongAsync();
        var before = Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!);
        await using var reading = new VideoReading();
        var index = await reading.IndexAsync(path);
        var segments = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(1_000), TimeSpan.FromSeconds(5), 1);
        Assert.NotEmpty(await reading.FramesAsync(path, index, segments, _ => 0));
        Assert.Equal(0, Processes(path));
        Assert.Equal(before, Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Theory]
    [InlineData("sleep 1000")]
    [InlineData("sleep 1000 & wait")]
    [InlineData("while :; do :; done")]
    public async Task ReadAsync_ProgramHangs_EndsInTimeWithAllItsProcesses(string script)
    {
        var path = await LongAsync();
        VideoIndex index;
        await using (var reading = new VideoReading())
            index = await reading.IndexAsync(path);
        using var program = new PlayedProgram($"echo $$ > $HERE/id\n{script}");
        await using var hanging = new VideoReading(("Ffmpeg:Path", program.Path), ("Videos:DecodeSeconds", "0.5"));
        var segment = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromHours(1), 1)[0];
        var read = await hanging.Reader.ReadAsync(path, index.Info, segment, int.MaxValue, Cancellation).ToListAsync(Cancellation);
        Assert.Equal("video-took-too-long", Assert.Single(read).Error?.Code);
        Assert.Equal(0, Processes(path));
    }

    [Fact]
    public async Task ReadAsync_SeveralAttempts_ShareTheTime()
    {
        var path = await LongAsync();
        VideoIndex index;
        await using (var reading = new VideoReading())
            index = await reading.IndexAsync(path);
        using var program = new PlayedProgram("sleep 0.4");
        await using var slow = new VideoReading(("Ffmpeg:Path", program.Path), ("Videos:DecodeSeconds", "0.6"));
        var segment = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromSeconds(5), 1)[1];
        var read = await slow.Reader.ReadAsync(path, index.Info, segment, int.MaxValue, Cancellation).ToListAsync(Cancellation);
        Assert.Equal("video-took-too-long", Assert.Single(read).Error?.Code);
    }

    [Theory]
    [InlineData("kill -9 $$")]
    [InlineData("kill -TERM $$")]
    [InlineData("exit 255")]
    public async Task ReadAsync_ProgramEndedFromOutside_Throws(string script)
    {
        var path = await LongAsync();
        VideoIndex index;
        await using (var reading = new VideoReading())
            index = await reading.IndexAsync(path);
        using var program = new PlayedProgram(script);
        await using var ended = new VideoReading(("Ffmpeg:Path", program.Path));
        var segment = SegmentPlan.Of(index, VideoReading.EveryMilliseconds(40), TimeSpan.FromHours(1), 1)[0];
        await Assert.ThrowsAsync<DecoderEndedException>(async () =>
            await ended.Reader.ReadAsync(path, index.Info, segment, int.MaxValue, Cancellation).ToListAsync(Cancellation));
    }

    private Task<string> LongAsync() => folder.MakeOfAsync("testsrc2=size=64x64:rate=25:duration=20", "long.mp4", "-c:v libx264 -preset ultrafast -g 50");

    /// <summary>Of those on this machine that name the file and are not mere entries of what has ended.</summary>
    private static int Processes(string path) => Directory.GetDirectories("/proc")
        .Where(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId)
        .Count(process => CommandOf(process).Contains(path, StringComparison.Ordinal));

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
