using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Kashf.EndToEnd.Tests.Azure.Faults;

/// <summary>Answers each request with its own body, and remembers what it heard.</summary>
internal sealed class EchoStore : IAsyncDisposable
{
    private readonly WebApplication app;

    private EchoStore()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public int Port => new Uri(app.Urls.Single()).Port;

    /// <summary>Method, path as it came, and the header <c>x-ms-asked</c>.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    public static async Task<EchoStore> StartAsync()
    {
        var store = new EchoStore();
        await store.app.StartAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        Heard.Enqueue($"{context.Request.Method} {path} {context.Request.Headers["x-ms-asked"]}");
        context.Response.Headers["x-ms-answered"] = "yes";
        context.Response.Headers.ETag = "\"7\"";
        context.Response.ContentType = context.Request.ContentType;
        await context.Request.Body.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
