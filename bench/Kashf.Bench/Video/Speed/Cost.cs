using System.Diagnostics;
using System.Globalization;

namespace Kashf.Bench.Video.Speed;

/// <summary>What some work cost: time by the clock, and processor time of this process and of those that it started and that have ended.</summary>
internal readonly record struct Cost(TimeSpan Clock, TimeSpan Processor)
{
    private const double TicksPerSecond = 100;

    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        var before = Spent();
        var clock = Stopwatch.StartNew();
        await work();
        return new(clock.Elapsed, Spent() - before);
    }

    // Of proc(5), /proc/self/stat: the fields 14 to 17, of which the last two belong to children.
    private static TimeSpan Spent()
    {
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds(fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
