using System.Diagnostics;

namespace Kashf.Bench.Storage;

internal static class Disk
{
    /// <summary>How long it takes that 4 KiB appended to a file are on the disk: what bounds durable writes.</summary>
    public static double FlushMilliseconds(string directory)
    {
        using var file = File.Create(Path.Combine(directory, "flush"));
        var page = new byte[4096];
        var times = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            file.Write(page);
            var started = Stopwatch.GetTimestamp();
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
