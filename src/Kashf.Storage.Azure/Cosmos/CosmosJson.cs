using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kashf.Storage.Azure.Cosmos;

/// <summary>How documents are written: camel case, nothing for null, and Persian as it is rather than as escapes, which would
/// be three times as long. What is no Unicode (half a surrogate pair) becomes U+FFFD.</summary>
internal static class CosmosJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };
}
