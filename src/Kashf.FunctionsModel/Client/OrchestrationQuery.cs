namespace Microsoft.DurableTask.Client;

/// <summary>Which orchestrations to list.</summary>
/// <param name="CreatedFrom">Scheduled at or after.</param>
/// <param name="CreatedTo">Scheduled at or before.</param>
/// <param name="Statuses">Any of these; null means all.</param>
/// <param name="TaskHubNames">Task hubs; null means the app's.</param>
/// <param name="InstanceIdPrefix">Ids that begin so, case matters.</param>
/// <param name="PageSize">Instances in a page.</param>
/// <param name="FetchInputsAndOutputs">Whether input, output and custom status are read.</param>
/// <param name="ContinuationToken">Where to go on; null means from the start.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>Instances in a page unless asked otherwise.</summary>
    public const int DefaultPageSize = 100;
}
