using System.Diagnostics;
using Kashf.Bench.Http;

namespace Kashf.Bench.Datasets;

/// <summary>Milliseconds from a request to its whole answer.</summary>
internal sealed record Latencies(double Median, double P95, double Longest)
{
    /// <param name="requests">Path under <c>/api/</c> and body of each; sent one after the other, after a tenth of them to warm up.</param>
    public static async Task<Latencies> MeasureAsync(
        ServerUnderLoad server, IReadOnlyList<(string Path, object Body)> requests, CancellationToken cancellation)
    {
        foreach (var (path, body) in requests.Take(requests.Count / 10))
            await server.PostToAsync(path, body, cancellation);
        var times = new List<double>(requests.Count);
        foreach (var (path, body) in requests)
        {
            var started = Stopwatch.GetTimestamp();
            await server.PostToAsync(path, body, cancellation);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return new Latencies(times[times.Count / 2], times[(int)(times.Count * 0.95)], times[^1]);
    }
}
