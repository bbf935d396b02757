using System.Collections.Concurrent;
using Kashf.Core.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Server.Tests.Hosting.Http;

/// <summary>What functions left behind for the test to see.</summary>
public sealed class SampleLog
{
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<ScopedResource> Disposed { get; } = new();
}

public sealed class ScopedResource(SampleLog log) : IDisposable
{
    public void Dispose() => log.Disposed.Enqueue(this);
}

public sealed record SampleAnswer(long Id, string Name);

public sealed class SampleFunctions(SampleLog log, ScopedResource resource, TimeProvider? time = null)
{
    [Function("Item")]
    public static IResult Item([HttpTrigger(AuthorizationLevel.Anonymous, "get", "DELETE", Route = "api/items/{id:long}/{name?}")] HttpRequest request, long id, string name = "nobody") =>
        Results.Text($"{request.Method} {id} {name}");

    [Function("Unconstrained")]
    public static string Unconstrained([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{page?}")] HttpRequest request, int page) => $"page {page}";

    [Function("CatchAll")]
    public static string CatchAll([HttpTrigger(AuthorizationLevel.Anonymous, Route = "files/{*path}")] HttpRequest request, string path) => $"{request.Method} {path}";

    [Function("Default")]
    public static string Default([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => request.Method;

    [Function("Action")]
    public static IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request) =>
        new ContentResult { StatusCode = 202, Content = "accepted", ContentType = "text/plain" };

    [Function("Record")]
    public static async Task<SampleAnswer> Record([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "record")] HttpRequest request)
    {
        await Task.Yield();
        return new SampleAnswer(7, "نام");
    }

    [Function("Nothing")]
    public static Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request) => Task.CompletedTask;

    [Function("Context")]
    public static string Context([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context")] HttpRequest request, FunctionContext context) =>
        $"{context.FunctionDefinition.Name} {ReferenceEquals(context.GetHttpContext(), request.HttpContext)} {Guid.TryParse(context.InvocationId, out _)}";

    [Function("Scoped")]
    public string Scoped([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoped")] HttpRequest request) => resource.GetType().Name;

    [Function("Fails")]
    public static string Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails")] HttpRequest request)
    {
        request.HttpContext.Response.ContentLength = 3;
        throw new InvalidOperationException("the secret of the house");
    }

    [Function("StoreFails")]
    public static IResult StoreFails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "store-fails/{seconds?}")] HttpRequest request, double? seconds) =>
        throw new StorageUnavailableException(
            "Cosmos DB", seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), new TimeoutException("the secret of the house"));

    [Function("Waits")]
    public async Task Waits([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waits")] HttpRequest request, CancellationToken cancellation)
    {
        using var registration = cancellation.Register(log.Cancelled.SetResult);
        log.Started.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, time ?? TimeProvider.System, cancellation);
    }
}
