using Kashf.Server.Functions;
using Kashf.Server.Hosting.Configuration;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Server.Hosting.Http;

/// <summary>Maps HTTP-triggered functions to routes. Routing itself ignores case and a trailing slash.</summary>
internal static class HttpFunctions
{
    /// <exception cref="InvalidFunctionException">A function asks for a parameter or a level of authorization that can't be given.</exception>
    public static void MapHttpFunctions(this IEndpointRouteBuilder endpoints, FunctionCatalog catalog, HostSettings settings)
    {
        foreach (var function in catalog.TriggeredBy<HttpTriggerAttribute>())
            Map(endpoints, function, (HttpTriggerAttribute)function.Trigger, settings);
    }

    private static void Map(IEndpointRouteBuilder endpoints, FunctionDescriptor function, HttpTriggerAttribute trigger, HostSettings settings)
    {
        if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
        {
            throw new InvalidFunctionException(
                $"Function '{function.Name}' asks for AuthorizationLevel.{trigger.AuthLevel}: there are no function keys here; check credentials in the function and use Anonymous.");
        }

        var route = RoutePatternFactory.Parse("/" + string.Join('/', new[] { settings.RoutePrefix, trigger.Route ?? function.Name }.Select(part => part.Trim('/')).Where(part => part.Length > 0)));
        var http = new HttpFunction(function, route);
        var mapped = trigger.Methods is { Length: > 0 } methods
            ? endpoints.Map(route, http.InvokeAsync).WithMetadata(new HttpMethodMetadata(methods.Select(method => method.ToUpperInvariant())))
            : endpoints.Map(route, http.InvokeAsync);
        mapped.WithDisplayName(function.Name);
    }
}
