using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Kashf.Media.Tests.Images.Samples;

namespace Kashf.Media.Tests.Video.Samples;

/// <summary>Videos made by ffmpeg, in a folder of their own, and what ffmpeg says of all their frames once they are decoded.</summary>
internal sealed partial class VideoFolder : IDisposable
{
    private const string Picture = "testsrc2=size=160x120:rate=25:duration=1.2";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kashf-videos-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string FileNamed(string name) => Path.Combine(folder.FullName, name);

    /// <summary>30 frames in 1.2 seconds of a moving picture of 160 x 120, in the container of the name's extension.</summary>
    public Task<string> MakeAsync(string name, params string[] encoding) => MakeOfAsync(Picture, name, encoding);

    /// <param name="source">A filter that makes pictures.</param>
    /// <param name="name">Of the file, whose extension decides the container.</param>
    /// <param name="encoding">ffmpeg's arguments, separated by spaces.</param>
    public async Task<string> MakeOfAsync(string source, string name, params string[] encoding)
    {
        await RunAsync(["-f", "lavfi", "-i", source, .. encoding.SelectMany(part => part.Split(' ')), FileNamed(name)]);
        return FileNamed(name);
    }

    /// <summary>ffmpeg with any arguments.</summary>
    /// <returns>What it wrote to the standard output.</returns>
    public static async Task<byte[]> RunAsync(params string[] arguments) => (await RunWithMessagesAsync("error", arguments)).Output;

    /// <summary>Every frame in the order in which they are shown, by decoding them all: its timestamp, and all planes of 4:2:0 one after another.</summary>
    public static async Task<(long[] Timestamps, byte[] Planes)> DecodeAsync(string path)
    {
        var (planes, messages) = await RunWithMessagesAsync(
            "info", "-copyts", "-i", path, "-map", "0:v:0", "-vf", "showinfo=checksum=0", "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1");
        return ([.. ShownTimestamp().Matches(messages).Select(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))], planes);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<(byte[] Output, string Messages)> RunWithMessagesAsync(string level, params string[] arguments)
    {
        Assert.SkipUnless(FfmpegTool.IsInstalled, "ffmpeg is not installed on this machine");
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-y", "-v", level, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        var copied = process.StandardOutput.BaseStream.CopyToAsync(output, Cancellation);
        var messages = await process.StandardError.ReadToEndAsync(Cancellation);
        await copied;
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, messages);
        return (output.ToArray(), messages);
    }

    [GeneratedRegex(@"showinfo.* pts: *(-?\d+) ")]
    private static partial Regex ShownTimestamp();
}
