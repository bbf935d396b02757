using System.Text.Json.Serialization;

namespace Kashf.Storage.Azure.Instances;

internal sealed record ServerDocument(string Id, string Type, string Server, string Session)
{
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }
}
