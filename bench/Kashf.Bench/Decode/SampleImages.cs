using System.Diagnostics;

namespace Kashf.Bench.Decode;

/// <summary>A scene with fine detail, as ffmpeg draws it, in formats and sizes that people send.</summary>
internal static class SampleImages
{
    public static byte[] Make(string extension, int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("kashf-bench-decode-");
        try
        {
            var file = Path.Combine(folder.FullName, $"image.{extension}");
            using var ffmpeg = Process.Start("ffmpeg", [
                "-nostdin", "-v", "error", "-f", "lavfi", "-i", $"mandelbrot=s={width}x{height}:start_scale=0.6", "-frames:v", "1", "-pix_fmt", extension == "jpg" ? "yuvj420p" : "rgb24", "-q:v", "4", file]);
            ffmpeg.WaitForExit();
            return File.ReadAllBytes(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
