using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Hosting.Addresses;

/// <summary>
/// Gives requests the address that their client asked for: the Functions host passes them on to the worker at an address of
/// the machine's own, and tells theirs in headers that it sets itself.
/// </summary>
public sealed class PublicAddressMiddleware(IOptions<PublicAddressOptions> options) : IFunctionsWorkerMiddleware
{
    private const string ForwardedScheme = "X-Forwarded-Proto";
    private const string ForwardedHost = "X-Forwarded-Host";

    private readonly Uri? url = options.Value.Url;

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
            Apply(http.Request);
        return next(context);
    }

    private void Apply(HttpRequest request)
    {
        if (url is not null)
        {
            (request.Scheme, request.Host) = (url.Scheme, new HostString(url.Authority));
            return;
        }

        if (request.Headers[ForwardedScheme] is [{ Length: > 0 } scheme] && scheme is "https" or "http")
            request.Scheme = scheme;
        if (request.Headers[ForwardedHost] is [{ Length: > 0 } host])
            request.Host = new HostString(host);
    }
}
