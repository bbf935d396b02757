using Kashf.Bench.Video.Clips;

namespace Kashf.Bench.Video.Crash;

/// <summary>Two files of one video, and pictures of two kinds to learn, all made by ffmpeg.</summary>
/// <param name="All">The video, the video in other bytes, and then the pictures.</param>
internal sealed record CrashFiles(IReadOnlyList<byte[]> All)
{
    public const int Video = 0;
    public const int SameVideo = 1;
    public const int FirstPicture = 2;
    public const int PicturesOfAKind = 6;

    public static readonly string[] Kinds = ["mandelbrot", "testsrc2"];

    /// <summary>A box of an MP4 file that says nothing.</summary>
    public static readonly byte[] FreeBox = [0, 0, 0, 8, .. "free"u8];

    public static async Task<CrashFiles> MakeAsync(int seconds, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("kashf-bench-videos-");
        try
        {
            var video = Path.Combine(folder.FullName, "video.mp4");
            await Clip.FfmpegAsync(
                ["-f", "lavfi", "-i", $"testsrc2=size=320x180:rate=25:duration={seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-g", "25", video], cancellation);
            foreach (var kind in Kinds)
            {
                await Clip.FfmpegAsync(
                    ["-f", "lavfi", "-i", $"{kind}=size=224x224:rate=1", "-frames:v", $"{PicturesOfAKind}", Path.Combine(folder.FullName, $"{kind}-%d.jpg")], cancellation);
            }

            var content = await File.ReadAllBytesAsync(video, cancellation);
            var pictures = folder.GetFiles("*.jpg").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => File.ReadAllBytes(file.FullName));
            return new([content, [.. content, .. FreeBox], .. pictures]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
