using System.Text.Json;
using Kashf.EndToEnd.Tests.Wire;

namespace Kashf.EndToEnd.Tests.Documentation;

/// <summary>Holds an answer against the part of JSON Schema that the API document uses. A field that it does not name is a mismatch too.</summary>
internal sealed class AnswerSchema(JsonElement document)
{
    /// <returns>Where the answer differs from its schema; null where it does not.</returns>
    public static string? Mismatch(JsonElement document, JsonElement operation, Answer answer)
    {
        var schemas = new AnswerSchema(document);
        if (!operation.GetProperty("responses").TryGetProperty($"{answer.Status}", out var response))
            return $"The status {answer.Status} is not documented: {answer}";
        var mediaType = answer.ContentType!.Split(';')[0];
        var documented = schemas.Resolve(response).GetProperty("content");
        if (!documented.TryGetProperty(mediaType, out var content) && !documented.TryGetProperty($"{mediaType.Split('/')[0]}/*", out content))
            return $"The media type {mediaType} is not documented: {answer}";
        // A file has no schema.
        if (!mediaType.EndsWith("json", StringComparison.Ordinal))
            return content.EnumerateObject().Any() ? $"{mediaType} is documented as JSON" : null;
        return schemas.Compare(content.GetProperty("schema"), answer.Json, "$") is { } mismatch ? $"{mismatch} in {answer}" : null;
    }

    private JsonElement Resolve(JsonElement element) =>
        element.TryGetProperty("$ref", out var reference)
            ? reference.GetString()!.Split('/').Skip(1).Aggregate(document, (found, name) => found.GetProperty(name))
            : element;

    private string? Compare(JsonElement given, JsonElement value, string at)
    {
        var schema = Resolve(given);
        if (schema.TryGetProperty("oneOf", out var alternatives))
        {
            var matching = alternatives.EnumerateArray().Count(alternative => Compare(alternative, value, at) is null);
            return matching == 1 ? null : $"{at} matches {matching} alternatives";
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(name => IsOf(name!, value)))
            return $"{at} is not {type}";
        return value.ValueKind switch
        {
            JsonValueKind.Object => CompareFields(schema, value, at),
            JsonValueKind.Array => value.EnumerateArray().Select((item, i) => Compare(schema.GetProperty("items"), item, $"{at}[{i}]")).FirstOrDefault(mismatch => mismatch is not null),
            _ => null,
        };
    }

    private string? CompareFields(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out var required) && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
            return $"{at} lacks {missing}";
        foreach (var field in value.EnumerateObject())
        {
            var known = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(field.Name, out var property)
                ? property
                : schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
            var mismatch = known.ValueKind == JsonValueKind.Undefined ? $"{at}.{field.Name} is not documented" : Compare(known, field.Value, $"{at}.{field.Name}");
            if (mismatch is not null)
                return mismatch;
        }

        return null;
    }

    private static IEnumerable<string?> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()) : [type.GetString()];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };
}
