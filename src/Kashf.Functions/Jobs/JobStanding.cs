namespace Kashf.Functions.Jobs;

/// <summary>How far a running job has come; its orchestration's custom status.</summary>
/// <param name="Progress">0 to 1.</param>
/// <param name="Done">Steps that are done, of those known so far.</param>
/// <param name="Total">Steps that are known so far.</param>
public sealed record JobStanding(double Progress, int Done, int Total)
{
    internal const int Decimals = 3;

    /// <summary>Of a job that has ended.</summary>
    internal static JobStanding Ended { get; } = new(1, 0, 0);

    /// <param name="done">Of <paramref name="total"/> parts, each of which costs as much.</param>
    internal static JobStanding Of(int done, int total) => new(Math.Round((double)done / total, Decimals), done, total);

    /// <summary>Of several jobs together.</summary>
    /// <returns>Null where none says.</returns>
    internal static JobStanding? Of(IReadOnlyCollection<JobStanding?> jobs) => jobs.All(job => job is null || job == Ended)
        ? null
        : new JobStanding(
            Math.Round(jobs.Average(job => job?.Progress ?? 0), Decimals), jobs.Sum(job => job?.Done ?? 0), jobs.Sum(job => job?.Total ?? 0));
}
