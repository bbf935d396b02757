using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>The state of an orchestration.</summary>
/// <param name="name">The orchestrator.</param>
/// <param name="instanceId">The instance's id.</param>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    /// <summary>The orchestrator.</summary>
    public string Name { get; } = name;

    /// <summary>The instance's id.</summary>
    public string InstanceId { get; } = instanceId;

    /// <summary>Reads input, output and status; null means JSON.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>Where the orchestration stands.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was scheduled.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The input, where it was asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>The output, where it was asked for.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>The custom status, where it was asked for.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Labels given at the start.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it failed, where outputs were asked for.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether it has ended.</summary>
    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;

    private DataConverter Converter => DataConverter ?? JsonDataConverter.Default;

    /// <summary>The input as a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T? ReadInputAs<T>() => Converter.Deserialize<T>(SerializedInput);

    /// <summary>The output as a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T? ReadOutputAs<T>() => Converter.Deserialize<T>(SerializedOutput);

    /// <summary>The custom status as a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T? ReadCustomStatusAs<T>() => Converter.Deserialize<T>(SerializedCustomStatus);
}
