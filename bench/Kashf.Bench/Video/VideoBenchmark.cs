using Kashf.Bench.Video.Accuracy;
using Kashf.Bench.Video.Clips;
using Kashf.Bench.Video.Crash;
using Kashf.Bench.Video.Cuts;
using Kashf.Bench.Video.Speed;
using Kashf.Bench.Video.Tracks;
using Spectre.Console;

namespace Kashf.Bench.Video;

/// <summary>Quality of what is kept and tagged of videos, how fast they are read and looked at, and what a job on them survives.</summary>
internal static class VideoBenchmark
{
    private const int Width = 250;
    private static readonly string[] Parts = ["cuts", "accuracy", "tracks", "speed", "crash"];

    /// <param name="parts">None for all.</param>
    public static async Task<int> RunAsync(string[] parts, CancellationToken cancellation)
    {
        AnsiConsole.Console.Profile.Width = Width;
        bool Wanted(string part) => parts.Length == 0 || parts.Contains(part);
        if (parts.Except(Parts).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"There is no part '{unknown}'; there are {string.Join(", ", Parts)}.", nameof(parts));
        if (!File.Exists(Clip.Composite))
        {
            Console.Error.WriteLine("shared/data/video is not beside the repository: there is nothing to measure.");
            return 0;
        }

        if (Wanted("cuts"))
            await CutsBenchmark.RunAsync(cancellation);
        if (Wanted("accuracy"))
            await VideoAccuracyBenchmark.RunAsync(cancellation);
        if (Wanted("tracks"))
            await TracksBenchmark.RunAsync(cancellation);
        if (Wanted("speed"))
            await VideoSpeedBenchmark.RunAsync(cancellation);
        if (Wanted("crash"))
            await VideoCrashBenchmark.RunAsync(cancellation);
        return 0;
    }
}
