using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Jobs;

/// <summary>How long jobs are remembered. Bound to the section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Hours for which requests, results and histories are kept, from the request on. Default 24.</summary>
    [Range(1, 24 * 365)]
    public double RetentionHours { get; init; } = 24;

    internal TimeSpan Retention => TimeSpan.FromHours(RetentionHours);
}
