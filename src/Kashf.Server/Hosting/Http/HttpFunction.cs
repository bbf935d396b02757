using Kashf.Server.Functions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Server.Hosting.Http;

/// <summary>Runs one HTTP-triggered function for a request and writes what it returns.</summary>
internal sealed class HttpFunction
{
    // GetHttpContext looks here, as in the official ASP.NET Core integration.
    private const string HttpContextItem = "HttpRequestContext";

    private readonly FunctionInvoker invoker;

    public HttpFunction(FunctionDescriptor function, RoutePattern route) =>
        invoker = new FunctionInvoker(function, parameter => RequestParameters.Of(parameter, function, route));

    public async Task InvokeAsync(HttpContext context)
    {
        var invocation = new FunctionInvocation(invoker.Function, context.Request, context.RequestServices, context.RequestAborted);
        invocation.Items[HttpContextItem] = context;
        await WriteAsync(context, await invoker.InvokeAsync(invocation));
    }

    private static Task WriteAsync(HttpContext context, object? result) => result switch
    {
        IResult http => http.ExecuteAsync(context),
        IActionResult action => action.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new())),
        string text => context.Response.WriteAsync(text, context.RequestAborted),
        null => Task.CompletedTask,
        _ => context.Response.WriteAsJsonAsync(result, result.GetType(), context.RequestAborted),
    };
}
