using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>How many of a call's attempts were answered with 429: the client keeps it in its diagnostics alone.</summary>
internal static class CosmosThrottling
{
    // Whoever is asked for patience waits; reading the diagnostics of every call would cost more than the call.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);

    public static long Count(CosmosDiagnostics diagnostics)
    {
        if (diagnostics.GetClientElapsedTime() < ShortestPause)
        {
            return 0;
        }

        // {"Summary":{"GatewayCalls":{"(201, 0)":1,"(429, 3200)":2}, ...}}
        using var document = JsonDocument.Parse(diagnostics.ToString());
        return document.RootElement.TryGetProperty("Summary", out var summary)
            ? summary.EnumerateObject().Sum(calls => Throttled(calls.Value))
            : 0;
    }

    private static long Throttled(JsonElement calls) => calls.ValueKind == JsonValueKind.Object
        ? calls.EnumerateObject()
            .Where(status => status.Name.StartsWith("(429", StringComparison.Ordinal) && status.Value.ValueKind == JsonValueKind.Number)
            .Sum(status => status.Value.GetInt64())
        : 0;
}
