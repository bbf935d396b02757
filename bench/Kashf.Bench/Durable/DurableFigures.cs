using System.Globalization;

namespace Kashf.Bench.Durable;

internal sealed record FigureLine(string Measure, string Target, string Measured, string Ratio);

/// <param name="Commits">Raw transactions a second, one row each.</param>
/// <param name="Rows">Raw rows a second, batched.</param>
/// <param name="FanOut">A fan-out of 10,000 activities.</param>
/// <param name="Activities">Finished activities a second over 100 orchestrations.</param>
/// <param name="ChainStep">One step of a sequential chain.</param>
/// <param name="Resume">Start of the engine to the end of an orchestration with a journal of 10,000 steps.</param>
internal sealed record DurableFigures(
    double Commits, double Rows, TimeSpan FanOut, double Activities, TimeSpan ChainStep, TimeSpan Resume)
{
    private const int Steps = 10_000;

    public bool MeetTargets => Activities >= 2000 && FanOut.TotalSeconds <= 10 && Resume.TotalSeconds <= 2;

    public IEnumerable<FigureLine> Lines() =>
    [
        new("SQLite, one row a commit", "", $"{Whole(Commits)} commits/s", ""),
        new("SQLite, 4,096 rows a commit", "", $"{Whole(Rows)} rows/s", ""),
        new("Activities, 100 orchestrations at once", ">= 2,000/s", $"{Whole(Activities)}/s", $"{Two(Activities / Commits)} x commits, {Two(Activities / Rows)} x rows"),
        new("Fan-out of 10,000 activities", "<= 10 s", $"{Two(FanOut.TotalSeconds)} s", $"{Two(Steps / FanOut.TotalSeconds / Rows)} x rows"),
        new("Resume after 10,000 steps", "<= 2 s", $"{Two(Resume.TotalSeconds)} s", ""),
        new("Step of a sequential chain", "", $"{Two(ChainStep.TotalMilliseconds)} ms", $"{Two(ChainStep.TotalSeconds * Commits)} x a commit"),
    ];

    private static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
