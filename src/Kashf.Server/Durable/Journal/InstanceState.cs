using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Journal;

/// <summary>The call of another orchestration that an instance answers.</summary>
internal sealed record ParentCall(string InstanceId, string Name, long Execution, long Task);

/// <summary>An orchestration as it is stored. An execution is one run of it; ContinueAsNew begins another.</summary>
internal sealed record InstanceState(string InstanceId, long Execution, string Name)
{
    public string Version { get; init; } = "";

    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    public string? Tags { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public DateTime? StartAt { get; init; }

    public DateTime? StartedAt { get; init; }

    public ParentCall? Parent { get; init; }

    /// <summary>By which the directory of several servers gave it to this one; null for children, and where there is no directory.</summary>
    public string? Assignment { get; init; }

    public bool IsFinished => Status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;
}
