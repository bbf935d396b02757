using System.ComponentModel.DataAnnotations;

namespace Kashf.Storage.Azure.Configuration;

/// <summary>How servers on one storage watch one another. Bound to the section <c>Durable</c>.</summary>
public sealed class ServerWatchOptions : IValidatableObject
{
    public const string Section = "Durable";

    private const int BeatsBeforeTakeOver = 3;

    /// <summary>Seconds between two signs of life, and between two looks at the others. Default 5.</summary>
    [Range(0.05, 60)]
    public double HeartbeatSeconds { get; init; } = 5;

    /// <summary>Seconds without a sign of life after which a server's unfinished jobs are run by others. Default 30.</summary>
    [Range(0.15, 3600)]
    public double TakeOverSeconds { get; init; } = 30;

    public TimeSpan Heartbeat => TimeSpan.FromSeconds(HeartbeatSeconds);

    public TimeSpan TakeOver => TimeSpan.FromSeconds(TakeOverSeconds);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TakeOver < BeatsBeforeTakeOver * Heartbeat)
        {
            yield return new(
                $"{Section}:{nameof(TakeOverSeconds)} must be at least {BeatsBeforeTakeOver} times {Section}:{nameof(HeartbeatSeconds)}.",
                [nameof(TakeOverSeconds)]);
        }
    }
}
