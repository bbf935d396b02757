using System.Diagnostics;
using Kashf.Bench.Text;

namespace Kashf.Bench.Video.Clips;

/// <summary>A video whose cuts are known.</summary>
/// <param name="Cuts">The first frame of each scene but the first.</param>
internal sealed record Clip(string Name, string File, int[] Cuts)
{
    public static string Data => Path.Combine(Repository.Root(), "..", "shared", "data");

    public static string Folder => Path.Combine(Data, "video");

    public static string Composite => Path.Combine(Folder, "intel_composite_cuts.mp4");

    public static string Bottles => Path.Combine(Folder, "intel_bottle-detection.mp4");

    public static string Heads => Path.Combine(Folder, "intel_head-pose-face-detection-female-and-male_preview.mp4");

    public static string Classroom => Path.Combine(Folder, "intel_classroom_preview.mp4");

    public static string Concert => Path.Combine(Folder, "agei_short_hamilton_clip.mp4");

    public static async Task FfmpegAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var ffmpeg = Process.Start("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]);
        await ffmpeg.WaitForExitAsync(cancellation);
        if (ffmpeg.ExitCode != 0)
            throw new InvalidOperationException("ffmpeg could not make a clip.");
    }
}
