using System.Diagnostics;

namespace Kashf.Bench.Images;

internal static class Rate
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    /// <returns>Files a second, with one in work on each processor.</returns>
    public static async Task<double> MeasureAsync<T>(byte[][] files, Func<byte[], Task<T>> work)
    {
        await work(files[0]);
        var clock = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(first => Task.Run(async () =>
        {
            var count = 0;
            for (var at = first; clock.Elapsed < Duration; at += Environment.ProcessorCount, count++)
                await work(files[at % files.Length]);
            return count;
        })));
        return done.Sum() / clock.Elapsed.TotalSeconds;
    }
}
