using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable;

/// <summary>An orchestration of the same id has not finished.</summary>
internal sealed class OrchestrationAlreadyExistsException(string instanceId, OrchestrationRuntimeStatus status)
    : InvalidOperationException($"An orchestration with the id '{instanceId}' already exists; it is {status}.");
