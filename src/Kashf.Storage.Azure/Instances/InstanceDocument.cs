using System.Text.Json.Serialization;
using Microsoft.Azure.Cosmos;

namespace Kashf.Storage.Azure.Instances;

internal sealed record InstanceDocument(string Id, string Type, SharedInstance Instance)
{
    public const string TheType = "instance";

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    public static InstanceDocument Of(SharedInstance instance) => new(IdOf(instance.InstanceId), TheType, instance);

    // An instance's id may hold what a document's may not.
    public static string IdOf(string instanceId) => $"instance-{Uri.EscapeDataString(instanceId)}";

    public static PartitionKey KeyOf(string instanceId) => new(IdOf(instanceId));

    public StoredInstance ToStored() => new(Instance, ETag!);
}
