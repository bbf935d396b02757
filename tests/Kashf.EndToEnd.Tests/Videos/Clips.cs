using System.Buffers.Binary;
using Kashf.EndToEnd.Tests.Hosting;
using Kashf.EndToEnd.Tests.Images;

namespace Kashf.EndToEnd.Tests.Videos;

/// <summary>Short videos that ffmpeg makes of the sample pictures.</summary>
internal static class Clips
{
    public const int FramesPerSecond = 25;

    private const string Size = "scale=320:180,setsar=1,format=yuv420p";

    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "12"];

    /// <summary>MP4, with a cut from each picture to the next.</summary>
    /// <param name="seconds">That each picture is shown.</param>
    public static Task<byte[]> CutAsync(double seconds, params IReadOnlyList<string> pictures) => OfAsync("mp4", seconds, pictures, H264);

    /// <param name="encoding">How it is encoded and stored.</param>
    public static Task<byte[]> OfAsync(string extension, double seconds, IReadOnlyList<string> pictures, params IEnumerable<string> encoding)
    {
        var inputs = pictures.SelectMany(picture => new[] { "-loop", "1", "-framerate", $"{FramesPerSecond}", "-t", $"{seconds}", "-i", picture });
        var scaled = pictures.Select((_, i) => $"[{i}]{Size}[s{i}];");
        var filter = $"{string.Concat(scaled)}{string.Concat(pictures.Select((_, i) => $"[s{i}]"))}concat=n={pictures.Count}[v]";
        return Pictures.MakeAsync(extension, [.. inputs, "-filter_complex", filter, "-map", "[v]", .. encoding]);
    }

    /// <param name="encoding">How it is encoded and stored.</param>
    public static async Task<byte[]> ConvertAsync(byte[] clip, string extension, params string[] encoding)
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "clip");
        await File.WriteAllBytesAsync(file, clip, TestContext.Current.CancellationToken);
        return await Pictures.MakeAsync(extension, ["-i", file, .. encoding]);
    }

    /// <summary>The same pictures in another file.</summary>
    public static byte[] Again(byte[] mp4) => [.. mp4, 0, 0, 0, 8, (byte)'f', (byte)'r', (byte)'e', (byte)'e'];

    /// <summary>The same, shown turned by a quarter: the track header (tkhd) of an MP4 file says so by its matrix.</summary>
    public static byte[] Turned(byte[] mp4)
    {
        const int matrixAt = 44, one = 1 << 16;
        byte[] turned = [.. mp4];
        var matrix = turned.AsSpan(turned.AsSpan().IndexOf("tkhd"u8) + matrixAt);
        foreach (var (place, value) in new[] { (0, 0), (1, one), (3, -one), (4, 0) })
            BinaryPrimitives.WriteInt32BigEndian(matrix[(place * sizeof(int))..], value);
        return turned;
    }

    /// <summary>A clip in motion, which keeps most frames.</summary>
    public static Task<byte[]> MovingAsync(double seconds) =>
        Pictures.MakeAsync("mp4", ["-f", "lavfi", "-i", $"mandelbrot=size=320x180:rate={FramesPerSecond}", "-t", $"{seconds}", "-pix_fmt", "yuv420p", .. H264]);
}
