namespace Microsoft.DurableTask.Client;

/// <summary>What a purge removed.</summary>
public class PurgeResult
{
    /// <summary>A result.</summary>
    /// <param name="count">Instances removed.</param>
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    /// <summary>A result.</summary>
    /// <param name="count">Instances removed.</param>
    /// <param name="isComplete">Whether nothing that matched is left; null where unknown.</param>
    public PurgeResult(int count, bool? isComplete)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
        IsComplete = isComplete;
    }

    /// <summary>Instances removed.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether nothing that matched is left; null where unknown.</summary>
    public bool? IsComplete { get; }
}

/// <summary>Which ended orchestrations to remove.</summary>
/// <param name="CreatedFrom">Scheduled at or after.</param>
/// <param name="CreatedTo">Scheduled at or before.</param>
/// <param name="Statuses">Any of these; null means all that have ended.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);

/// <summary>How to purge.</summary>
/// <param name="Recursive">Whether sub-orchestrations go too.</param>
public record PurgeInstanceOptions(bool Recursive = false);
