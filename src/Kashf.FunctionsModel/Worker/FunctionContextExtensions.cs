using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP request of an invocation.</summary>
public static class FunctionContextExtensions
{
    // The key under which the official ASP.NET Core integration keeps the request.
    private const string HttpContextKey = "HttpRequestContext";

    /// <summary>The request that started this invocation; null for other triggers.</summary>
    /// <param name="context">The invocation.</param>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextKey, out var value) ? value as HttpContext : null;
}
