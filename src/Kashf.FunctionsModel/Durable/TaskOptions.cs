namespace Microsoft.DurableTask;

/// <summary>How an activity or sub-orchestration is called.</summary>
public record TaskOptions
{
    /// <summary>Options with the given retries.</summary>
    /// <param name="retry">What happens after a failure; null means it surfaces at once.</param>
    public TaskOptions(TaskRetryOptions? retry) => Retry = retry;

    /// <summary>A copy.</summary>
    /// <param name="options">The options to copy.</param>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
    }

    /// <summary>What happens after a failure.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Retries by a policy.</summary>
    /// <param name="policy">The policy.</param>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new((TaskRetryOptions)policy);

    /// <summary>Retries while a handler says so.</summary>
    /// <param name="handler">Decides after each failure.</param>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new((TaskRetryOptions)handler);

    /// <summary>Retries while a handler says so.</summary>
    /// <param name="handler">Decides after each failure.</param>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new((TaskRetryOptions)handler);

    /// <summary>The same options with an id for the sub-orchestration.</summary>
    /// <param name="instanceId">The id.</param>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
