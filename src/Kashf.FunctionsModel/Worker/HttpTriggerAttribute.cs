using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function for an HTTP request.</summary>
/// <param name="authLevel">The key a caller needs.</param>
/// <param name="methods">HTTP methods, any case; none means all.</param>
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : TriggerBindingAttribute
{
    /// <summary>All methods, with a function key.</summary>
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    /// <summary>The given methods, with a function key.</summary>
    /// <param name="methods">HTTP methods, any case.</param>
    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods)
    {
    }

    /// <summary>All methods.</summary>
    /// <param name="authLevel">The key a caller needs.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
        : this(authLevel, [])
    {
    }

    /// <summary>The route template, below the app's route prefix; null means the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>HTTP methods; empty means all.</summary>
    public string[]? Methods { get; } = methods;

    /// <summary>The key a caller needs.</summary>
    public AuthorizationLevel AuthLevel { get; } = authLevel;
}
