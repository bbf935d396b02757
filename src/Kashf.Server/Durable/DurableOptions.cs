using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Kashf.Server.Durable;

/// <summary>How the durable engine runs.</summary>
internal sealed class DurableOptions
{
    public string DatabasePath { get; set; } = "durable.db";

    public int MaxConcurrentActivities { get; set; } = Environment.ProcessorCount;

    public int MaxConcurrentOrchestrators { get; set; } = Environment.ProcessorCount;

    /// <summary>How long an activity may run; null means as long as it likes.</summary>
    public TimeSpan? FunctionTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a stop waits for running activities before it cancels them, and again after.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The version of instances that are started without one.</summary>
    public string DefaultVersion { get; set; } = "";

    /// <summary>Takes over what host.json says; <c>functionTimeout</c> of -1 means no limit.</summary>
    public void ReadHostJson(IConfiguration hostJson)
    {
        var durable = hostJson.GetSection("extensions:durableTask");
        MaxConcurrentActivities = Number(durable["maxConcurrentActivityFunctions"]) ?? MaxConcurrentActivities;
        MaxConcurrentOrchestrators = Number(durable["maxConcurrentOrchestratorFunctions"]) ?? MaxConcurrentOrchestrators;
        DefaultVersion = durable["defaultVersion"] ?? DefaultVersion;
        FunctionTimeout = hostJson["functionTimeout"] switch
        {
            null => FunctionTimeout,
            "-1" => null,
            var given => TimeSpan.Parse(given, CultureInfo.InvariantCulture),
        };
    }

    public void ThrowIfInvalid()
    {
        ArgumentException.ThrowIfNullOrEmpty(DatabasePath);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentActivities, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentOrchestrators, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ShutdownGrace, TimeSpan.Zero);
        if (FunctionTimeout is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(FunctionTimeout));
        }
    }

    private static int? Number(string? value) => value is null ? null : int.Parse(value, CultureInfo.InvariantCulture);
}
