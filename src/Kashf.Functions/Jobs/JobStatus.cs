namespace Kashf.Functions.Jobs;

/// <summary>Where a job stands.</summary>
/// <param name="Failure">Why the job failed; null where it did not.</param>
internal readonly record struct JobStatus(bool IsRunning, string? Failure)
{
    public static readonly JobStatus Running = new(true, null);

    public static readonly JobStatus Completed = new(false, null);

    public static JobStatus Failed(string reason) => new(false, reason);
}
