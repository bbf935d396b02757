using System.Diagnostics;
using Spectre.Console;

namespace Kashf.Bench.Durable;

/// <summary>Throughput, fan-out, resumption and latency of the durable engine beside what the disk allows, in one run.</summary>
internal static class DurableBenchmark
{
    private const int Steps = 10_000;
    private const int Runs = 5;

    public static async Task<int> RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("kashf-bench-durable-");
        try
        {
            return Report(await MeasureAsync(directory.FullName)) ? 0 : 1;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<DurableFigures> MeasureAsync(string directory)
    {
        var disk = new RawDisk(directory);
        await using var engine = new EngineRun(directory);
        await engine.StartAsync();
        await engine.RunAsync(nameof(BenchFunctions.FanOut), 1000);
        var fanOut = await MedianAsync(() => engine.RunAsync(nameof(BenchFunctions.FanOut), Steps));
        var many = await MedianAsync(() => Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => engine.RunAsync(nameof(BenchFunctions.FanOut), Steps / 100))));
        var chain = await MedianAsync(() => engine.RunAsync(nameof(BenchFunctions.Chain), 500));
        await engine.DisposeAsync();
        var commits = Median(() => disk.CommitsPerSecond(500));
        var rows = Median(() => disk.BatchedRowsPerSecond(100_000));
        return new(commits, rows, fanOut, Steps / many.TotalSeconds, chain / 500, await ResumeAsync(directory));
    }

    /// <summary>From the start of an engine to the end of an orchestration whose whole journal it must replay first.</summary>
    private static async Task<TimeSpan> ResumeAsync(string directory)
    {
        string id;
        await using (var first = new EngineRun(directory))
        {
            await first.StartAsync();
            id = await first.Client.ScheduleNewOrchestrationInstanceAsync(nameof(BenchFunctions.ChainThenWait), Steps);
            await first.ReachStatusAsync(id, "waiting");
        }

        await using var second = new EngineRun(directory);
        var watch = Stopwatch.StartNew();
        await second.StartAsync();
        await second.Client.RaiseEventAsync(id, "finish");
        await second.EndAsync(id);
        return watch.Elapsed;
    }

    private static double Median(Func<double> run) =>
        Enumerable.Range(0, Runs).Select(_ => run()).Order().ElementAt(Runs / 2);

    private static async Task<TimeSpan> MedianAsync(Func<Task> run)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            await run();
            times.Add(watch.Elapsed);
        }

        return times.Order().ElementAt(Runs / 2);
    }

    private static bool Report(DurableFigures figures)
    {
        var table = new Table().AddColumns("Measure", "Target", "Measured", "Beside the disk");
        foreach (var line in figures.Lines())
        {
            table.AddRow(line.Measure, line.Target, line.Measured, line.Ratio);
        }

        AnsiConsole.Write(table);
        return figures.MeetTargets;
    }
}
