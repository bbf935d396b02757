namespace Kashf.Storage.Azure.Configuration;

/// <summary>How long jobs are kept: of the section <c>Jobs</c>, what the store must know.</summary>
internal sealed class JobStorageOptions
{
    public const string Section = "Jobs";

    /// <summary>After this the purge deletes a job. Default: 24.</summary>
    public double RetentionHours { get; set; } = 24;

    /// <summary>The store forgets a job that no purge has come for; late enough that a purge always comes first.</summary>
    public TimeSpan TimeToLive => TimeSpan.FromHours((2 * RetentionHours) + 24);
}
