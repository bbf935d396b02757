using System.Diagnostics;
using System.Net.Http.Headers;

namespace Kashf.Bench.Http;

/// <summary>What a number of clients got who each sent the next request when the last was answered.</summary>
internal sealed record LoadRun(double RequestsPerSecond, double MedianMilliseconds, double P99Milliseconds)
{
    /// <param name="bodies">JSON bodies, taken in turn.</param>
    public static async Task<LoadRun> RunAsync(
        HttpClient client, string path, IReadOnlyList<byte[]> bodies, int clients, TimeSpan duration, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, clients).Select(first =>
            Task.Run(() => SendAsync(client, path, bodies, first, clients, clock, duration, cancellation), cancellation)));
        var seconds = clock.Elapsed.TotalSeconds;
        var sorted = latencies.SelectMany(own => own).Order().ToArray();
        return new LoadRun(sorted.Length / seconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }

    private static async Task<List<double>> SendAsync(
        HttpClient client, string path, IReadOnlyList<byte[]> bodies, int first, int step, Stopwatch clock, TimeSpan duration, CancellationToken cancellation)
    {
        var latencies = new List<double>();
        for (var i = first; clock.Elapsed < duration; i += step)
        {
            using var body = new ByteArrayContent(bodies[i % bodies.Count]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            var sent = clock.Elapsed;
            using var answer = await client.PostAsync(path, body, cancellation);
            await answer.Content.ReadAsByteArrayAsync(cancellation);
            answer.EnsureSuccessStatusCode();
            latencies.Add((clock.Elapsed - sent).TotalMilliseconds);
        }

        return latencies;
    }
}
