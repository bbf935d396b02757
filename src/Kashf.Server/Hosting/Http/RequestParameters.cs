using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Kashf.Server.Functions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Kashf.Server.Hosting.Http;

/// <summary>What an HTTP trigger offers to a function's parameters: the request, and the values of its route.</summary>
internal static class RequestParameters
{
    public static ParameterSource? Of(ParameterInfo parameter, FunctionDescriptor function, RoutePattern route)
    {
        if (parameter == function.TriggerParameter)
            return parameter.ParameterType == typeof(HttpRequest) ? invocation => Request(invocation) : null;
        return route.GetParameter(parameter.Name!) is null ? null : FromRoute(parameter);
    }

    public static HttpRequest Request(FunctionInvocation invocation) => (HttpRequest)invocation.TriggerData!;

    private static ParameterSource FromRoute(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var converter = TypeDescriptor.GetConverter(type);
        var absent = Absent(parameter);
        return invocation => Request(invocation).RouteValues[parameter.Name!] switch
        {
            null => absent,
            var value when type.IsInstanceOfType(value) => value,
            var value => Convert(converter, $"{value}", parameter.Name!),
        };
    }

    private static object? Absent(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue && parameter.DefaultValue is { } value)
            return value;
        var type = parameter.ParameterType;
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? RuntimeHelpers.GetUninitializedObject(type) : null;
    }

    private static object? Convert(TypeConverter converter, string value, string name)
    {
        try
        {
            return converter.ConvertFromString(null, CultureInfo.InvariantCulture, value);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            throw new BadHttpRequestException($"The route's {name} can't be read.", exception);
        }
    }
}
