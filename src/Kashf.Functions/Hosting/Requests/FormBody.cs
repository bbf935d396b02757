using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kashf.Core.Results;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>Reads a form as the JSON object it stands for: a repeated field, or one that holds a list, becomes an array.</summary>
internal static class FormBody
{
    public static Result<T> Parse<T>(IEnumerable<KeyValuePair<string, IReadOnlyList<string?>>> form, JsonSerializerOptions options)
        where T : class => JsonBody.Parse<T>(JsonSerializer.SerializeToUtf8Bytes(ToJson(form, typeof(T)), options), options);

    private static JsonNode ToJson(IEnumerable<KeyValuePair<string, IReadOnlyList<string?>>> form, Type requestType)
    {
        var isList = requestType.IsGenericType && requestType.GetGenericTypeDefinition() == typeof(Elements<>);
        var fieldsOf = isList ? requestType.GetGenericArguments()[0] : requestType;
        var lists = ListFields(fieldsOf);
        var fields = new JsonObject();
        foreach (var (name, values) in form)
        {
            fields[name] = values.Count > 1 || lists.Contains(name)
                ? new JsonArray([.. values.Select(value => JsonValue.Create(value))])
                : JsonValue.Create(values.Count > 0 ? values[0] : "");
        }

        return isList ? new JsonArray(fields) : fields;
    }

    private static HashSet<string> ListFields(Type type) =>
        [.. type.GetProperties()
            .Where(property => property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name))];
}
