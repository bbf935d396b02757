using System.Text.Json;
using Kashf.Server.Durable.Client;
using Kashf.Server.Durable.Journal;
using Kashf.Server.Durable.Orchestrations;
using Kashf.Storage.Azure.Instances;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Shared;

/// <summary>An instance as the journal has it, as the directory has it, and as clients see it.</summary>
internal static class SharedInstances
{
    /// <summary>The error type of a run whose result could not be told.</summary>
    public const string TooLarge = "ResultTooLarge";

    public static string NewAssignment() => Guid.NewGuid().ToString("N");

    public static SharedInstance ToShared(this InstanceState state, ServerIdentity owner) =>
        new(state.InstanceId, state.Assignment!, owner.Id, state.Name)
        {
            Version = state.Version,
            Status = state.Status.ToString(),
            IsFinished = state.IsFinished,
            Input = state.Input,
            Output = state.Output,
            CustomStatus = state.CustomStatus,
            Failure = StoredValues.ToJson(state.Failure),
            Tags = state.Tags,
            CreatedAt = state.CreatedAt,
            UpdatedAt = state.UpdatedAt == default ? state.CreatedAt : state.UpdatedAt,
            StartAt = state.StartAt,
        };

    /// <summary>What can be told of an instance whose result is too large: that it failed by this, where it has ended.</summary>
    public static SharedInstance WithoutResult(this SharedInstance shared)
    {
        var small = shared with { CustomStatus = null };
        if (!shared.IsFinished)
            return small;
        var failure = new TaskFailureDetails(TooLarge, "The result is larger than the storage takes.", null, null, null);
        return small with { Status = nameof(OrchestrationRuntimeStatus.Failed), Output = null, Failure = StoredValues.ToJson(failure) };
    }

    /// <summary>The instance before its beginning: it runs from its input, over an empty journal.</summary>
    public static InstanceState ToNewState(this SharedInstance shared) => new(shared.InstanceId, ExecutionId.Create(), shared.Name)
    {
        Version = shared.Version,
        Input = shared.Input,
        Tags = shared.Tags,
        CreatedAt = shared.CreatedAt,
        StartAt = shared.StartAt,
        Assignment = shared.Assignment,
    };

    public static OrchestrationMetadata ToMetadata(this SharedInstance shared, bool withPayloads)
    {
        var state = shared.ToNewState() with
        {
            Status = shared.RuntimeStatus(),
            Output = shared.Output,
            CustomStatus = shared.CustomStatus,
            Failure = shared.Failure is null ? null : JsonSerializer.Deserialize<TaskFailureDetails>(shared.Failure),
            UpdatedAt = shared.UpdatedAt,
        };
        return state.ToMetadata(withPayloads);
    }

    public static OrchestrationRuntimeStatus RuntimeStatus(this SharedInstance shared) =>
        Enum.Parse<OrchestrationRuntimeStatus>(shared.Status);
}
