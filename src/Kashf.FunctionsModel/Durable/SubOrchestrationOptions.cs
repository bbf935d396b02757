namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Options with the given retries and id.</summary>
    /// <param name="retry">What happens after a failure; null means it surfaces at once.</param>
    /// <param name="instanceId">The id; null lets the engine choose.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>The given options with an id.</summary>
    /// <param name="options">The options to copy.</param>
    /// <param name="instanceId">The id; null keeps the one copied, if any.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        var copied = options as SubOrchestrationOptions;
        InstanceId = instanceId ?? copied?.InstanceId;
        Version = copied?.Version;
    }

    /// <summary>A copy.</summary>
    /// <param name="options">The options to copy.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options)
    {
        InstanceId = options.InstanceId;
        Version = options.Version;
    }

    /// <summary>The sub-orchestration's id; null lets the engine choose.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The sub-orchestration's version; null means the default.</summary>
    public TaskVersion? Version { get; init; }
}
