using System.Globalization;

namespace Kashf.Server.Hosting.Configuration;

/// <summary>What the server honours of host.json.</summary>
/// <param name="RoutePrefix">Before every route; <c>api</c> where host.json is silent, as in Functions.</param>
/// <param name="FunctionTimeout">The longest that an activity may run; null for no limit. 30 minutes where host.json is silent, as in Functions on a plan of its own.</param>
/// <param name="MaxConcurrentActivities">Null for as many as there are cores.</param>
/// <param name="MaxConcurrentOrchestrators">Null for the engine's own choice.</param>
/// <param name="DefaultVersion">The version of orchestrations that are started without one; empty for none.</param>
internal sealed record HostSettings(string RoutePrefix, TimeSpan? FunctionTimeout, int? MaxConcurrentActivities, int? MaxConcurrentOrchestrators, string DefaultVersion)
{
    private const string DefaultRoutePrefix = "api";
    private const string Unlimited = "-1";

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);

    /// <exception cref="InvalidDataException">A value of host.json can't be read; the message names it.</exception>
    public static HostSettings Read(IConfiguration configuration)
    {
        var host = configuration.GetSection(HostConfiguration.HostJsonSection);
        return new HostSettings(
            host["extensions:http:routePrefix"] ?? DefaultRoutePrefix,
            Timeout(host["functionTimeout"]),
            Count(host, "extensions:durableTask:maxConcurrentActivityFunctions"),
            Count(host, "extensions:durableTask:maxConcurrentOrchestratorFunctions"),
            host["extensions:durableTask:defaultVersion"] ?? "");
    }

    private static TimeSpan? Timeout(string? text) => text switch
    {
        null => DefaultTimeout,
        Unlimited => null,
        _ when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var timeout) && timeout > TimeSpan.Zero => timeout,
        _ => throw new InvalidDataException($"host.json: functionTimeout '{text}' must be a time span like 00:10:00, or -1"),
    };

    private static int? Count(IConfigurationSection host, string path) => host[path] switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 => count,
        var text => throw new InvalidDataException($"host.json: {path.Replace(':', '.')} '{text}' must be a whole number above 0"),
    };
}
