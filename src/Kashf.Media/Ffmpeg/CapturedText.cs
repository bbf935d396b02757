using System.Text;

namespace Kashf.Media.Ffmpeg;

/// <summary>The beginning of what a program says; the rest is read and dropped, so that the program can go on.</summary>
internal static class CapturedText
{
    private const int BytesKept = 2_000;

    public static async Task<string> ReadAsync(Stream stream)
    {
        var kept = new byte[BytesKept];
        var length = await stream.ReadAtLeastAsync(kept, kept.Length, throwOnEndOfStream: false, CancellationToken.None);
        await stream.CopyToAsync(Stream.Null, CancellationToken.None);
        return Encoding.UTF8.GetString(kept, 0, length).Trim();
    }
}
