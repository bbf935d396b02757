using System.ComponentModel.DataAnnotations;

namespace Kashf.Functions.Jobs;

/// <summary>How long requests wait and jobs are remembered. Bound to the section <c>Jobs</c>.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Hours for which requests, results and histories are kept, from the request on. Default 24.</summary>
    [Range(1, 24 * 365)]
    public double RetentionHours { get; init; } = 24;

    /// <summary>
    /// Seconds that a request waits for its answer before it goes on as a job; 0 makes a job of every request. Default 100: Azure
    /// cuts requests off at 230 seconds, and an answer has yet to be sent.
    /// </summary>
    [Range(0, 220)]
    public double WaitSeconds { get; init; } = 100;

    internal TimeSpan Wait => TimeSpan.FromSeconds(WaitSeconds);

    internal TimeSpan Retention => TimeSpan.FromHours(RetentionHours);
}
