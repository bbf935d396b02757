using System.Diagnostics;
using Kashf.Functions.Tests.Hosting;

namespace Kashf.Functions.Tests.Video.Sight;

/// <summary>Videos to look at; tests that need one are skipped where it can't be had.</summary>
internal static class Clips
{
    private const string Size = "s=160x120:r=25";

    /// <summary>75 frames, three scenes in slow motion that are cut hard, a keyframe every ten.</summary>
    public static Task MakeAsync(string file) => RunAsync(
        "-f", "lavfi", "-i", $"mandelbrot={Size}:end_scale=0.01:end_pts=40", "-f", "lavfi", "-i", $"testsrc={Size}", "-f", "lavfi", "-i", $"cellauto={Size}:rule=110",
        "-filter_complex", "[0]trim=end=1[a];[1]trim=end=1[b];[2]trim=end=1[c];[a][b][c]concat=n=3,format=yuv420p",
        "-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-keyint_min", "10", "-sc_threshold", "0", "-threads", "1", file);

    /// <summary>Two people who move their heads: 56 frames, with keyframes twice a second.</summary>
    public static Task MakeOfPeopleAsync(string file) => RunAsync(
        "-i", Shared("data/video/intel_head-pose-face-detection-female-and-male_preview.mp4"),
        "-c:v", "libx264", "-preset", "ultrafast", "-g", "6", "-keyint_min", "6", "-sc_threshold", "0", "-threads", "1", file);

    private static string Shared(string path)
    {
        var file = Path.Combine(RepositoryRoot.Find(), "..", "shared", path);
        Assert.SkipUnless(File.Exists(file), $"there is no ../shared/{path} beside the repository");
        return file;
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Assert.SkipUnless(path.Any(folder => File.Exists(Path.Combine(folder, "ffmpeg"))), "ffmpeg is not installed on this machine");
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", .. arguments]) { RedirectStandardError = true })!;
        var complaint = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, complaint);
    }
}
