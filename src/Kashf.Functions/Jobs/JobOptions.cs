using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Jobs;

/// <summary>How long jobs are remembered. Bound to the section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Hours for which results and histories are kept. Default 24.</summary>
    [Range(0.01, 24 * 365)]
    public double RetentionHours { get; init; } = 24;

    internal TimeSpan Retention => TimeSpan.FromHours(RetentionHours);
}
