using Kashf.Core.Limits;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kashf.Functions.Hosting.Azure;

/// <summary>Lets the worker's server take what a request may bring; the framework's own limit is lower.</summary>
internal static class BodyLimit
{
    public static IServiceCollection AddBodyLimit(this IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<RequestLimits>>((kestrel, limits) => kestrel.Limits.MaxRequestBodySize = limits.Value.BodyBytes);
        return services;
    }
}
