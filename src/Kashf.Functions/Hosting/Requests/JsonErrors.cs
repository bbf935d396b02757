using System.Text.Json;

namespace Kashf.Functions.Hosting.Requests;

/// <summary>Turns the serializer's exceptions into words for the caller.</summary>
internal static class JsonErrors
{
    /// <summary>The wire name of the field that the exception is about; empty where it is the body as a whole.</summary>
    public static string FieldOf(JsonException exception) => (exception.Path ?? "").TrimStart('$').TrimStart('.');

    public static string Describe(JsonException exception, Type expected)
    {
        var field = FieldOf(exception);
        var message = exception.InnerException is null && exception.BytePositionInLine is null ? exception.Message : Expectation(exception, expected, field);
        return field.Length > 0 ? $"{field}: {message}" : message;
    }

    public static string Expectation(JsonException exception, Type root, string field)
    {
        if (exception.Message.StartsWith("must ", StringComparison.Ordinal))
            return exception.Message.Split(" Path:", 2)[0];
        return "must be " + NameOf(TypeAt(root, field));
    }

    private static Type TypeAt(Type root, string field)
    {
        var name = field.Split('.', '[')[0];
        var property = root.GetProperties().FirstOrDefault(property => WireJson.Options.PropertyNamingPolicy!.ConvertName(property.Name) == name);
        var type = property?.PropertyType ?? root;
        return field.EndsWith(']') && type.IsGenericType ? type.GetGenericArguments()[0] : type;
    }

    private static string NameOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "a text in valid Unicode";
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(int) || type == typeof(long))
            return "a whole number";
        if (type == typeof(double))
            return "a number";
        return typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? "a list" : "an object";
    }
}
