using System.Diagnostics;

namespace Kashf.Infra.Tests.Packaging;

/// <summary>eng/ffmpeg.sh, with real packages.</summary>
public sealed class FfmpegTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Folder_WithNothingOfThisMachine_EncodesAndDescribesAVideo()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/apt-get"), "There is no apt here.");
        var folder = Directory.CreateTempSubdirectory("kashf-ffmpeg-");
        try
        {
            await RunAsync("/bin/bash", [Repository.PathOf("eng/ffmpeg.sh"), folder.FullName]);
            var video = Path.Combine(folder.FullName, "test.mp4");

            var version = await RunAsync(Path.Combine(folder.FullName, "ffmpeg"), ["-version"]);
            await RunAsync(
                Path.Combine(folder.FullName, "ffmpeg"),
                ["-v", "error", "-f", "lavfi", "-i", "testsrc=duration=1:size=320x240:rate=10", "-c:v", "libx264", video]);
            var streams = await RunAsync(Path.Combine(folder.FullName, "ffprobe"), ["-v", "error", "-show_entries", "stream=codec_name,duration", video]);

            Assert.StartsWith("ffmpeg version", version, StringComparison.Ordinal);
            Assert.Contains("codec_name=h264", streams, StringComparison.Ordinal);
            Assert.Contains("duration=1.0", streams, StringComparison.Ordinal);
            Assert.All(await LoadedAsync(folder.FullName), library => Assert.StartsWith(folder.FullName, library, StringComparison.Ordinal));
            var licences = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "licences", "packages.txt"), Cancellation);
            Assert.Contains(licences, line => line.StartsWith("ffmpeg ", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The loader tells what it would load, and from where.
    private static async Task<IEnumerable<string>> LoadedAsync(string folder)
    {
        var library = Path.Combine(folder, "lib");
        var list = await RunAsync(Path.Combine(library, "ld-linux-x86-64.so.2"), ["--library-path", library, "--list", Path.Combine(library, "ffmpeg")]);
        return list.Split('\n').Where(line => line.Contains("=>", StringComparison.Ordinal) && !line.TrimStart().StartsWith('/'))
            .Select(line => line.Split("=>")[1].Trim().Split(' ')[0]);
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["HOME"] = "/tmp";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
