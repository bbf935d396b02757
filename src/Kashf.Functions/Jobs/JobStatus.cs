namespace Kashf.Functions.Jobs;

/// <summary>Where a job stands.</summary>
/// <param name="Failure">Why the job failed; null where it did not.</param>
/// <param name="Standing">How far a running job has come; null where it does not say.</param>
internal readonly record struct JobStatus(bool IsRunning, string? Failure, JobStanding? Standing)
{
    public static readonly JobStatus Completed = new(false, null, null);

    public static JobStatus Running(JobStanding? standing) => new(true, null, standing);

    public static JobStatus Failed(string reason) => new(false, reason, null);
}
