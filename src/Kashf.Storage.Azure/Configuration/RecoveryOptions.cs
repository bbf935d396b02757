using System.ComponentModel.DataAnnotations;

namespace Kashf.Storage.Azure.Configuration;

/// <summary>When work that somebody began is finished by others. Bound to the section <c>Recovery</c>.</summary>
public sealed class RecoveryOptions
{
    public const string Section = "Recovery";

    /// <summary>Seconds after which an operation that is still pending is taken to be abandoned. Default 60.</summary>
    [Range(1, 3600)]
    public double AbandonedSeconds { get; init; } = 60;

    /// <summary>Seconds between two looks. Default 30.</summary>
    [Range(0.1, 3600)]
    public double IntervalSeconds { get; init; } = 30;
}
