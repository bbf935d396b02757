using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Kashf.Functions.Hosting.Requests;

namespace Kashf.Functions.Hosting.OpenApi;

/// <summary>JSON schemas of the records that endpoints read and answer, each named once.</summary>
internal sealed class SchemaCatalogue
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly SortedDictionary<string, JsonObject> schemas = new(StringComparer.Ordinal);

    public JsonObject ToJson() => new(schemas.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    public JsonNode SchemaOf(Type type)
    {
        if (Primitive(type) is { } primitive)
            return primitive;
        if (ElementType(type) is { } element)
            return new JsonObject { ["type"] = "array", ["items"] = SchemaOf(element) };
        if (DictionaryValue(type) is { } value)
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = SchemaOf(value) };
        Describe(type);
        return new JsonObject { ["$ref"] = $"#/components/schemas/{NameOf(type)}" };
    }

    private void Describe(Type type)
    {
        if (schemas.ContainsKey(NameOf(type)))
            return;
        var schema = schemas[NameOf(type)] = new JsonObject { ["type"] = "object" };
        if (type.GetCustomAttribute<DescriptionAttribute>() is { } description)
            schema["description"] = description.Description;

        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        schema["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(NameOf(property), (JsonNode?)PropertySchema(property))));
        var required = properties.Where(IsRequired).Select(property => (JsonNode)NameOf(property)).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
    }

    private JsonNode PropertySchema(PropertyInfo property)
    {
        var schema = SchemaOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        if (schema is not JsonObject details || details.ContainsKey("$ref"))
            return schema;

        if (CanBeNull(property))
            details["type"] = new JsonArray(details["type"]!.GetValue<string>(), "null");
        if (property.GetCustomAttribute<DescriptionAttribute>() is { } description)
            details["description"] = description.Description;
        if (property.GetCustomAttribute<StringLengthAttribute>() is { } length)
            (details["minLength"], details["maxLength"]) = (length.MinimumLength, length.MaximumLength);
        if (property.PropertyType == typeof(bool) && property.DeclaringType!.GetConstructor([]) is { } constructor)
            details["default"] = (bool)property.GetValue(constructor.Invoke([]))!;
        return details;
    }

    /// <summary>Requests mark required fields by annotation, answers by the language's <c>required</c> or by position.</summary>
    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredAttribute))
        || property.IsDefined(typeof(RequiredMemberAttribute))
        || property.DeclaringType!.GetConstructors().Any(constructor =>
            constructor.GetParameters().Any(parameter => parameter.Name == property.Name && !parameter.HasDefaultValue));

    private static bool CanBeNull(PropertyInfo property) =>
        !property.IsDefined(typeof(RequiredAttribute)) && Nullability.Create(property).ReadState == NullabilityState.Nullable;

    /// <summary>A generic type is named after what it holds: <c>PagedAnswerOfItemAnswer</c>.</summary>
    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(NameOf))}"
        : type.Name;

    private static string NameOf(PropertyInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? WireJson.Options.PropertyNamingPolicy!.ConvertName(property.Name);

    private static JsonObject? Primitive(Type type)
    {
        if (type == typeof(string))
            return new JsonObject { ["type"] = "string" };
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int) || type == typeof(long))
            return new JsonObject { ["type"] = "integer", ["format"] = type == typeof(long) ? "int64" : "int32" };
        if (type == typeof(double) || type == typeof(float))
            return new JsonObject { ["type"] = "number" };
        return type == typeof(DateTimeOffset) ? new JsonObject { ["type"] = "string", ["format"] = "date-time" } : null;
    }

    private static Type? DictionaryValue(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GetGenericArguments()[1] : null;

    private static Type? ElementType(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        return definition == typeof(IReadOnlyList<>) || definition == typeof(Elements<>) ? type.GetGenericArguments()[0] : null;
    }
}
