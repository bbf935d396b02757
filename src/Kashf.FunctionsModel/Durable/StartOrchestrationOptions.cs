namespace Microsoft.DurableTask;

/// <summary>How an orchestration is started.</summary>
/// <param name="InstanceId">The id; null lets the engine choose.</param>
/// <param name="StartAt">When to start; null means now.</param>
public record StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
{
    /// <summary>A copy.</summary>
    /// <param name="options">The options to copy.</param>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>Labels kept with the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The version; null means the default.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Names of the statuses in which an instance of the same id is kept and the start refused; null means the
    /// statuses of an instance that has not ended.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
