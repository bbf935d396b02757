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
    private const int FramesPerSecond = 25;
    private static readonly FrameSettings Settings = new(TimeSpan.FromMilliseconds(100), LeastDifference: 0.4, Duration: null);
    private static readonly TimeSpan SegmentLength = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("kashf-bench-videos-");
        try
        {
            await using var sight = new VideoSight();
            await ThroughputAsync(sight, await MadeVideo.LoopAsync(folder.FullName, "loop.mp4", Seconds, FramesPerSecond, cancellation), cancellation);
            await VideoLengthBenchmark.RunAsync(sight, folder, cancellation);
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
            ("the same, one segment at once, on one processor", () => OneProcessor.RunAsync(() => sight.SeeAsync(path, index.Info, segments, Settings, 1, cancellation), cancellation)),
            ("ffmpeg decodes alone, two processes at once", () => MadeVideo.DecodeAsync(path, index.Info.Duration, 2, cancellation)),
            ("arithmetic alone, one thread", () => Arithmetic.RunAsync(1)),
            ("the same arithmetic, halved between two threads", () => Arithmetic.RunAsync(2)),
        };
        var costs = await InTurnsAsync(works.Select(work => work.Work).ToArray());
        var table = new Table { Border = TableBorder.Markdown, Title = new($"{Seconds} s of {index.Info.Width} x {index.Info.Height}, H.264, a frame each {Settings.Every.TotalMilliseconds:0} ms, medians of {Rounds} rounds") }
            .AddColumns("work", "video s/s", "beside one ffmpeg", "processor s", "of it ours", "beside one ffmpeg", "processors at work", "frames the model saw");
        for (var i = 0; i < works.Length - 2; i++)
        {
            table.AddRow(
                works[i].Name,
                Number(Median(costs[i], cost => Seconds / cost.Clock.TotalSeconds), "N1"),
                Number(Median(costs[i].Zip(costs[0]), pair => pair.Second.Clock / pair.First.Clock), "N2"),
                Number(Median(costs[i], cost => cost.Processor.TotalSeconds), "N2"),
                Number(Median(costs[i], cost => cost.Own.TotalSeconds), "N2"),
                Number(Median(costs[i].Zip(costs[0]), pair => pair.Second.Processor / pair.First.Processor), "N2"),
                Number(Median(costs[i], cost => cost.Processor / cost.Clock), "N2"),
                i is 2 or 3 or 4 ? sight.Seen.ToString(CultureInfo.InvariantCulture) : "");
        }

        AnsiConsole.Write(table);
        Console.WriteLine($"two segments on two processors beside one on one: {Gain(4, 3)} times as fast (target 1.7)");
        Console.WriteLine($"two segments at once beside one, which decodes on one processor while the other looks: {Gain(2, 3)} times as fast");
        Console.WriteLine($"what these processors give at all: bare ffmpeg {Gain(0, 5)}, arithmetic that needs no memory {Gain(6, 7)} times as fast");

        string Gain(int one, int two) => Number(Median(costs[one].Zip(costs[two]), pair => pair.First.Clock / pair.Second.Clock), "N2");
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

    private static double Median<T>(IEnumerable<T> values, Func<T, double> of)
    {
        var sorted = values.Select(of).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
