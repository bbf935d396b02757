using System.Globalization;
using Kashf.Bench.Video.Clips;

namespace Kashf.Bench.Video.Speed;

/// <summary>Videos made by ffmpeg for the measurements.</summary>
internal static class MadeVideo
{
    /// <summary>A concert and a table with bottles, enlarged to 854 x 480, again and again.</summary>
    public static async Task<string> LoopAsync(string folder, string name, int seconds, int framesPerSecond, CancellationToken cancellation)
    {
        var (part, path) = (Path.Combine(folder, $"part-{name}"), Path.Combine(folder, name));
        await Clip.FfmpegAsync(
            [
                "-t", "9", "-i", Clip.Concert, "-t", "15", "-i", Clip.Bottles, "-filter_complex",
                string.Create(CultureInfo.InvariantCulture, $"[0:v]fps={framesPerSecond},scale=854:480,setsar=1[a];[1:v]fps={framesPerSecond},scale=854:480,setsar=1[b];[a][b]concat=n=2:v=1:a=0"),
                "-an", "-c:v", "libx264", "-preset", "medium", "-crf", "23", "-g", (5 * framesPerSecond).ToString(CultureInfo.InvariantCulture), part,
            ],
            cancellation);
        await Clip.FfmpegAsync(["-stream_loop", "-1", "-i", part, "-t", seconds.ToString(CultureInfo.InvariantCulture), "-c", "copy", path], cancellation);
        return path;
    }

    /// <summary>Decodes a file and throws its frames away.</summary>
    /// <param name="processes">Beside one another, each with one thread and as long a part of the file.</param>
    public static Task DecodeAsync(string path, TimeSpan duration, int processes, CancellationToken cancellation) => Task.WhenAll(
        Enumerable.Range(0, processes).Select(part => Clip.FfmpegAsync(
            ["-threads", "1", "-ss", Seconds(duration * part / processes), "-t", Seconds(duration / processes), "-i", path, "-an", "-fps_mode", "passthrough", "-f", "null", "-"],
            cancellation)));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
