using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>Reads the words that form bodies carry beside JSON's own booleans.</summary>
internal sealed class LenientBooleanConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String => Parse(reader.GetString()!),
            _ => throw new JsonException("must be true or false"),
        };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);

    private static bool Parse(string word) => word.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw new JsonException("must be true or false"),
    };
}
