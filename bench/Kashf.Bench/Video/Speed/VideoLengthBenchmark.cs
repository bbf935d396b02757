using System.Globalization;
using Kashf.Core.Video;
using Kashf.Media.Video;
using Spectre.Console;

namespace Kashf.Bench.Video.Speed;

/// <summary>What a long video costs in memory beside a short one of the same pictures: five frames a second, one a second sampled.</summary>
internal static class VideoLengthBenchmark
{
    private const int FramesPerSecond = 5;
    private const int SegmentsAtOnce = 2;
    private static readonly FrameSettings Settings = new(TimeSpan.FromSeconds(1), LeastDifference: 0.4, Duration: null);
    private static readonly TimeSpan SegmentLength = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(VideoSight sight, DirectoryInfo folder, CancellationToken cancellation)
    {
        var table = new Table { Border = TableBorder.Markdown, Title = new("854 x 480, two segments at once") }
            .AddColumns("minutes", "frames", "frames the model saw", "finding every frame, s", "what is stored of it, MB", "the whole pipeline, s", "peak memory with ffmpeg's, MB", "files left");
        foreach (var minutes in new[] { 10, 120 })
            table.AddRow(await RowAsync(sight, minutes, folder, cancellation));
        AnsiConsole.Write(table);
    }

    private static async Task<string[]> RowAsync(VideoSight sight, int minutes, DirectoryInfo folder, CancellationToken cancellation)
    {
        var path = await MadeVideo.LoopAsync(folder.FullName, $"{minutes}.mp4", minutes * 60, FramesPerSecond, cancellation);
        var before = Files(folder);
        await using var memory = new MemoryWatch();
        VideoIndex index = null!;
        var indexing = await Cost.OfAsync(async () => index = await sight.IndexAsync(path, cancellation));
        var segments = SegmentPlan.Of(index, Settings, SegmentLength, SegmentsAtOnce);
        var seeing = await Cost.OfAsync(() => sight.SeeAsync(path, index.Info, segments, Settings, SegmentsAtOnce, cancellation));
        return
        [
            Number(index.Info.Duration.TotalMinutes, "N0"), Number(index.Timestamps.Length, "N0"), Number(sight.Seen, "N0"), Number(indexing.Clock.TotalSeconds, "N1"),
            Number(index.ToBytes().Length / 1e6, "N2"), Number(seeing.Clock.TotalSeconds, "N1"), Number(memory.Peak / 1e6, "N0"), Number(Files(folder).Except(before).Count(), "N0"),
        ];
    }

    private static string[] Files(DirectoryInfo folder) => [.. folder.GetFiles("*", SearchOption.AllDirectories).Select(file => file.FullName), .. Directory.GetFileSystemEntries(Path.GetTempPath(), "*kashf*")];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
