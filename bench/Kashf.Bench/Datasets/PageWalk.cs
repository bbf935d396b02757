using System.Diagnostics;
using System.Text.Json.Nodes;
using Kashf.Bench.Http;

namespace Kashf.Bench.Datasets;

/// <summary>Walks a list from page to page, by the links that the answers give.</summary>
internal static class PageWalk
{
    public static async Task<Latencies> MeasureAsync(ServerUnderLoad server, string endpoint, object body, int pages, CancellationToken cancellation)
    {
        var times = new List<double>();
        var path = $"{endpoint}/";
        for (var page = 0; page < pages; page++)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await server.PostToAsync(path, body, cancellation);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (JsonNode.Parse(answer)!["next"]?.GetValue<string>() is not { } next)
                break;
            path = next[(next.IndexOf("/api/", StringComparison.Ordinal) + "/api/".Length)..];
        }

        times.Sort();
        return new Latencies(times[times.Count / 2], times[(int)(times.Count * 0.95)], times[^1]);
    }
}
