using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Kashf.TestServices.Faults;

/// <summary>Stands between a client and a store that speaks plain HTTP on this machine, and spoils what it is told to.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly Upstream upstream;
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, int> injected = new();
    private long forwarded;

    private FaultProxy(int port)
    {
        upstream = new Upstream(port);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        app = builder.Build();
        app.Run(ServeAsync);
    }

    public int Port => new Uri(app.Urls.Single()).Port;

    /// <summary>Says of each request what shall go wrong with it; null leaves it alone. May be exchanged at any time.</summary>
    public Func<ProxiedRequest, Fault?> Plan { get; set; } = static _ => null;

    /// <summary>How often each fault happened, by its name.</summary>
    public IReadOnlyDictionary<string, int> Injected => injected;

    /// <summary>How many requests were left alone.</summary>
    public long Forwarded => Interlocked.Read(ref forwarded);

    /// <param name="port">Where the store listens.</param>
    public static async Task<FaultProxy> StartAsync(int port, CancellationToken cancellationToken)
    {
        var proxy = new FaultProxy(port);
        await proxy.app.StartAsync(cancellationToken);
        return proxy;
    }

    /// <summary>Lets everything pass from now on.</summary>
    public void StopFaults() => Plan = static _ => null;

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await app.StopAsync(atOnce.Token);
        await app.DisposeAsync();
        upstream.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        try
        {
            var request = await ReadAsync(context.Request);
            var exchange = new Exchange(context, request, upstream);
            if (Plan(request) is { } fault)
            {
                injected.AddOrUpdate(fault.Name, 1, (_, count) => count + 1);
                await fault.HappenAsync(exchange, TimeProvider.System);
                return;
            }

            await exchange.AnswerAsync(await exchange.ForwardAsync());
            Interlocked.Increment(ref forwarded);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The store or the client is gone: the other end learns it in the same way.
            context.Abort();
        }
    }

    private static async Task<ProxiedRequest> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new ProxiedRequest(request.Method, target, headers, body.ToArray());
    }
}
