using System.Diagnostics;

namespace Kashf.Bench.Images;

/// <summary>A photo at the size of a video's frame.</summary>
internal static class LargePhoto
{
    /// <returns>A JPEG of 1920 x 1080 pixels.</returns>
    public static async Task<byte[]> MakeAsync(string photo, CancellationToken cancellation)
    {
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".jpg");
        try
        {
            var start = new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", "-i", photo, "-vf", "scale=1920:1080", "-q:v", "3", file]);
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(cancellation);
            return await File.ReadAllBytesAsync(file, cancellation);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
