using System.Diagnostics;
using System.Globalization;

namespace Kashf.Bench.Video.Speed;

/// <summary>What some work cost: time by the clock, processor time of this process, and of those that it started and that have ended.</summary>
internal readonly record struct Cost(TimeSpan Clock, TimeSpan Own, TimeSpan Children)
{
    private const double TicksPerSecond = 100;

    public TimeSpan Processor => Own + Children;

    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        var (own, children) = Spent();
        var clock = Stopwatch.StartNew();
        await work();
        var time = clock.Elapsed;
        var after = Spent();
        return new(time, after.Own - own, after.Children - children);
    }

    // Of proc(5), /proc/self/stat: the fields 14 to 17, of which the last two belong to children.
    private static (TimeSpan Own, TimeSpan Children) Spent()
    {
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Time(fields[11..13]), Time(fields[13..15]));

        static TimeSpan Time(string[] ticks) => TimeSpan.FromSeconds(ticks.Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
