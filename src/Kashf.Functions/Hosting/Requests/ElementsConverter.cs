using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kashf.Functions.Hosting.Requests;

internal sealed class ElementsConverter<T>(int mostElements) : JsonConverter<Elements<T>>
{
    public override Elements<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("must be a list");

        var elements = new List<Element<T>>();
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // A list that is too long is refused as a whole: reading the rest of it would be the sender's work to give.
            if (count++ < mostElements)
                elements.Add(ReadElement(ref reader, options));
            else
                reader.Skip();
        }

        return new Elements<T>(elements, count);
    }

    public override void Write(Utf8JsonWriter writer, Elements<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var element in value)
        {
            if (element.Refused is { } refused)
                writer.WriteRawValue(refused);
            else
                JsonSerializer.Serialize(writer, element.Value, options);
        }

        writer.WriteEndArray();
    }

    private static Element<T> ReadElement(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        // A copy reads the element, so that a refusal midway leaves the reader where the next element begins.
        var attempt = reader;
        var json = reader;
        reader.Skip();
        try
        {
            return JsonSerializer.Deserialize<T>(ref attempt, options) is { } value
                ? new(value, null)
                : new(default, "must not be null", Refused: "null");
        }
        catch (JsonException exception)
        {
            var field = JsonErrors.FieldOf(exception);
            var refused = JsonElement.ParseValue(ref json).GetRawText();
            return new(default, JsonErrors.Describe(exception, typeof(T)), field.Length > 0 ? field : null, refused);
        }
    }
}
