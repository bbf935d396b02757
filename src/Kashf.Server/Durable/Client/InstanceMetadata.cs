using System.Text.Json;
using Kashf.Server.Durable.Journal;
using Microsoft.DurableTask.Client;

namespace Kashf.Server.Durable.Client;

internal static class InstanceMetadata
{
    public static OrchestrationMetadata ToMetadata(this InstanceState state, bool withPayloads) => new(state.Name, state.InstanceId)
    {
        RuntimeStatus = state.Status,
        CreatedAt = state.CreatedAt,
        LastUpdatedAt = state.UpdatedAt,
        Tags = state.Tags is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(state.Tags)!,
        SerializedInput = withPayloads ? state.Input : null,
        SerializedOutput = withPayloads ? state.Output : null,
        SerializedCustomStatus = withPayloads ? state.CustomStatus : null,
        FailureDetails = withPayloads ? state.Failure : null,
    };
}
