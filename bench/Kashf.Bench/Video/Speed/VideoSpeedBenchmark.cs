using System.Globalization;
using Kashf.Core.Video;
using Kashf.Media.Video;
using Spectre.Console;

namespace Kashf.Bench.Video.Speed;

/// <summary>
/// How fast videos are read and looked at, beside ffmpeg that decodes the same file with as many threads and throws it away,
/// in turns in the same run.
/// </summary>
internal static class VideoSpeedBenchmark
{
    private const int Rounds = 3;
    private const int Seconds = 120;
    private static readonly FrameSettings Settings = new(TimeSpan.FromMilliseconds(100), LeastDifference: 0.4, Duration: null);
    private static readonly TimeSpan SegmentLength = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("kashf-bench-videos-");
        try
        {
            await using var sight = new VideoSight();
            await ThroughputAsync(sight, await MadeVideo.LoopAsync(folder.FullName, Seconds, cancellation), cancellation);
            await LengthAsync(sight, await MadeVideo.LongAsync(folder.FullName, cancellation), folder, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task ThroughputAsync(VideoSight sight, string path, CancellationToken cancellation)
    {
        var index = await sight.IndexAsync(path, cancellation);
        var segments = SegmentPlan.Of(index, Settings, SegmentLength, 2);
        var works = new (string Name, Func<Task> Work)[]
        {
            ("ffmpeg decodes alone, one process", () => MadeVideo.DecodeAsync(path, index.Info.Duration, 1, cancellation)),
            ("sampled frames and their signatures", () => sight.ReadAsync(path, index.Info, segments, cancellation)),
            ("the whole pipeline, one segment at once", () => sight.SeeAsync(path, index.Info, segments, Settings, 1, cancellation)),
            ("the whole pipeline, two segments at once", () => sight.SeeAsync(path, index.Info, segments, Settings, 2, cancellation)),
            ("ffmpeg decodes alone, two processes at once", () => MadeVideo.DecodeAsync(path, index.Info.Duration, 2, cancellation)),
        };
        var costs = await InTurnsAsync(works.Select(work => work.Work).ToArray());
        var table = new Table { Border = TableBorder.Markdown, Title = new($"{Seconds} s of {index.Info.Width} x {index.Info.Height}, H.264, a frame each {Settings.Every.TotalMilliseconds:0} ms, medians of {Rounds} rounds") }
            .AddColumns("work", "video s/s", "beside one ffmpeg", "processor s", "beside one ffmpeg", "frames the model saw");
        for (var i = 0; i < works.Length; i++)
        {
            table.AddRow(
                works[i].Name,
                Number(Median(costs[i], cost => Seconds / cost.Clock.TotalSeconds), "N1"),
                Number(Median(costs[i].Zip(costs[0]), pair => pair.Second.Clock / pair.First.Clock), "N2"),
                Number(Median(costs[i], cost => cost.Processor.TotalSeconds), "N2"),
                Number(Median(costs[i].Zip(costs[0]), pair => pair.Second.Processor / pair.First.Processor), "N2"),
                i is 2 or 3 ? sight.Seen.ToString(CultureInfo.InvariantCulture) : "");
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"two segments at once beside one: {Number(Median(costs[2].Zip(costs[3]), pair => pair.First.Clock / pair.Second.Clock), "N2")} times as fast (target 1.7 on two idle cores; bare ffmpeg {Number(Median(costs[0].Zip(costs[4]), pair => pair.First.Clock / pair.Second.Clock), "N2")})");
    }

    private static async Task LengthAsync(VideoSight sight, string path, DirectoryInfo folder, CancellationToken cancellation)
    {
        var before = Files(folder);
        await using var memory = new MemoryWatch();
        VideoIndex? index = null;
        var indexing = await Cost.OfAsync(async () => index = await sight.IndexAsync(path, cancellation));
        var segments = SegmentPlan.Of(index!, Settings, SegmentLength, 2);
        var seeing = await Cost.OfAsync(() => sight.SeeAsync(path, index!.Info, segments, Settings, 2, cancellation));
        var table = new Table { Border = TableBorder.Markdown, Title = new($"{index!.Info.Duration.TotalHours:N1} hours, {index.Timestamps.Length:N0} frames") }.AddColumns("figure", "measured");
        table.AddRow("finding every frame", $"{Number(indexing.Clock.TotalSeconds, "N1")} s, {Number(indexing.Processor.TotalSeconds, "N1")} s of processor time");
        table.AddRow("what is stored of it", $"{Number(index.ToBytes().Length / 1e6, "N2")} MB");
        table.AddRow("the whole pipeline", $"{Number(seeing.Clock.TotalSeconds, "N1")} s, {segments.Count} segments");
        table.AddRow("peak memory of this process and its ffmpeg processes", $"{Number(memory.Peak / 1e6, "N0")} MB");
        table.AddRow("files that were left on disk", Number(Files(folder).Except(before).Count(), "N0"));
        AnsiConsole.Write(table);
    }

    private static async Task<Cost[][]> InTurnsAsync(Func<Task>[] works)
    {
        var costs = works.Select(_ => new Cost[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
                costs[i][round] = await Cost.OfAsync(works[i]);
        }

        return costs;
    }

    private static string[] Files(DirectoryInfo folder) => [.. folder.GetFiles("*", SearchOption.AllDirectories).Select(file => file.FullName), .. Directory.GetFileSystemEntries(Path.GetTempPath(), "*kashf*")];

    private static double Median<T>(IEnumerable<T> values, Func<T, double> of)
    {
        var sorted = values.Select(of).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
