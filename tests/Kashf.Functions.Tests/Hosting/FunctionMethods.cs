using System.Reflection;
using Kashf.Functions.Hosting.OpenApi;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Functions.Tests.Hosting;

/// <summary>Every function of the app, found as its hosts find them.</summary>
internal static class FunctionMethods
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static readonly MethodInfo[] All =
        [.. typeof(OpenApiDocument).Assembly.GetTypes().SelectMany(type => type.GetMethods(Any)).Where(method => method.IsDefined(typeof(FunctionAttribute)))];

    public static IReadOnlyList<MethodInfo> TriggeredBy<TTrigger>()
        where TTrigger : Attribute => [.. All.Where(method => method.GetParameters().Any(parameter => parameter.IsDefined(typeof(TTrigger))))];

    public static string Name(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;

    /// <summary>What the method returns once it has ended; null for nothing.</summary>
    public static Type? Result(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task))
            return null;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GenericTypeArguments[0] : type;
    }
}
