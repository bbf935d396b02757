using System.Diagnostics;
using System.Globalization;

namespace Kashf.Bench.Images;

/// <summary>How fast images were worked on.</summary>
/// <param name="PerSecond">On the clock, which other work on the machine slows.</param>
/// <param name="ProcessorMilliseconds">Of one image, on all processors together, in the process that did the work.</param>
internal sealed record Rate(double PerSecond, double ProcessorMilliseconds)
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    /// <returns>Of files, with one in work on each processor.</returns>
    public static async Task<Rate> MeasureAsync<T>(byte[][] files, Func<byte[], Task<T>> work)
    {
        await work(files[0]);
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var done = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(first => Task.Run(async () =>
        {
            var count = 0;
            for (var at = first; clock.Elapsed < Duration; at += Environment.ProcessorCount, count++)
                await work(files[at % files.Length]);
            return count;
        })));
        return new Rate(done.Sum() / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / done.Sum());
    }

    public static Rate Median(IReadOnlyList<Rate> rates) =>
        new(Middle(rates.Select(rate => rate.PerSecond)), Middle(rates.Select(rate => rate.ProcessorMilliseconds)));

    public static double Middle(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PerSecond:N1} images/s, {ProcessorMilliseconds:N1} ms of processor time each");
}
