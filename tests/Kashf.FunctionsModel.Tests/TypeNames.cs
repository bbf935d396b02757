namespace Kashf.FunctionsModel.Tests;

internal static class TypeNames
{
    public static string Of(Type type) => type switch
    {
        { IsArray: true } => Of(type.GetElementType()!) + "[]",
        { IsGenericType: true } when Nullable.GetUnderlyingType(type) is { } inner => Of(inner) + "?",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>",
        _ => type.Name,
    };
}
