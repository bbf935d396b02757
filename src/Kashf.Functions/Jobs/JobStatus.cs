namespace Kashf.Functions.Jobs;

/// <summary>Where a job stands: no result and no failure while it runs.</summary>
internal readonly record struct JobStatus(byte[]? Result, string? Failure)
{
    public static readonly JobStatus Processing;
}
