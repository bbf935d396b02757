using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Kashf.Server.Functions;

namespace Kashf.Server.Hosting.Http;

/// <summary>What an HTTP trigger offers to a function's parameters: the request, and the values of its route.</summary>
internal static class RequestParameters
{
    public static ParameterSource? Of(ParameterInfo parameter, FunctionDescriptor function, string route)
    {
        if (parameter == function.TriggerParameter)
            return parameter.ParameterType == typeof(HttpRequest) ? invocation => Request(invocation) : null;
        return route.Contains($"{{{parameter.Name}", StringComparison.OrdinalIgnoreCase) ? FromRoute(parameter) : null;
    }

    public static HttpRequest Request(FunctionInvocation invocation) => (HttpRequest)invocation.TriggerData!;

    private static ParameterSource FromRoute(ParameterInfo parameter)
    {
        var converter = TypeDescriptor.GetConverter(parameter.ParameterType);
        return invocation => Request(invocation).RouteValues[parameter.Name!] switch
        {
            null => parameter.HasDefaultValue ? parameter.DefaultValue : null,
            var value when parameter.ParameterType.IsInstanceOfType(value) => value,
            var value => converter.ConvertFromString(null, CultureInfo.InvariantCulture, Convert.ToString(value, CultureInfo.InvariantCulture)!),
        };
    }
}
