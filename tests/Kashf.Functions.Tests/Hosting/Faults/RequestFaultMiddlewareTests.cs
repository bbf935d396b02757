using System.Text;
using System.Text.Json;
using Kashf.Core.Storage;
using Kashf.Functions.Hosting.Faults;
using Kashf.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kashf.Functions.Tests.Hosting.Faults;

public sealed class RequestFaultMiddlewareTests : IDisposable
{
    private const string Secret = "the secret of the house";

    private readonly RecordedLog<RequestFaults> log = new();
    private readonly MemoryStream body = new();
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly DefaultHttpContext http;

    public RequestFaultMiddlewareTests() => http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

    public void Dispose()
    {
        services.Dispose();
        body.Dispose();
    }

    [Fact]
    public async Task Invoke_Answer_IsWrittenOnce()
    {
        var invocation = await InvokeAsync(Returns(Results.Text("done", statusCode: 202)));

        Assert.Equal((202, "done"), (http.Response.StatusCode, Body()));
        Assert.IsType<EmptyHttpResult>(invocation.GetInvocationResult().Value);
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task Invoke_StoreOutOfReach_IsAProblemAndAWarningWithoutContents()
    {
        var invocation = await InvokeAsync(_ => throw new StorageUnavailableException("Cosmos DB", TimeSpan.FromSeconds(7.5), new TimeoutException(Secret)));

        AssertProblem(503, "storage-unavailable");
        Assert.Equal("8", http.Response.Headers.RetryAfter);
        Assert.IsType<EmptyHttpResult>(invocation.GetInvocationResult().Value);
        var (level, text, exception) = Assert.Single(log.Entries);
        Assert.Equal((LogLevel.Warning, null), (level, exception));
        Assert.Contains("Cosmos DB is unavailable. (TimeoutException) In GET TagTexts", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_NoModel_IsAProblemThatNamesNoPath()
    {
        await InvokeAsync(_ => throw new ModelUnavailableException(Secret));

        AssertProblem(503, "model-unavailable");
        Assert.DoesNotContain(Secret, Body(), StringComparison.Ordinal);
        Assert.Contains(Secret, Assert.Single(log.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_RecordTooLarge_IsTheClientsToMend()
    {
        await InvokeAsync(_ => throw new RecordTooLargeException("Cosmos DB", new InvalidDataException(Secret)));

        AssertProblem(413, "record-too-large");
        Assert.DoesNotContain(Secret, Body(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Assert.Single(log.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_Bug_IsAProblemAndAnErrorWithItsException()
    {
        await InvokeAsync(_ => throw new InvalidOperationException(Secret));

        AssertProblem(500, "internal-error");
        Assert.DoesNotContain(Secret, Body(), StringComparison.Ordinal);
        var entry = Assert.Single(log.Entries);
        Assert.Equal((LogLevel.Error, Secret), (entry.Level, entry.Exception?.Message));
    }

    [Fact]
    public async Task Invoke_AnswerThatFails_IsAProblemWithoutWhatTheAnswerHadBegun()
    {
        await InvokeAsync(Returns(new FailingAnswer()));

        AssertProblem(500, "internal-error");
        Assert.Null(http.Response.ContentLength);
        Assert.False(http.Response.Headers.ContainsKey("Content-Disposition"));
    }

    [Fact]
    public async Task Invoke_BodyTooLarge_IsAProblem()
    {
        await InvokeAsync(_ => throw new BadHttpRequestException("too large", 413));

        AssertProblem(413, "body-too-large");
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task Invoke_HostStops_AsksToSendAgain()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await InvokeAsync(new WorkerInvocation(http, stop.Token), context => Task.FromCanceled(context.CancellationToken));

        AssertProblem(503, "request-stopped");
        Assert.Equal("5", http.Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Invoke_ClientGone_SaysNothing()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        http.RequestAborted = gone.Token;

        await InvokeAsync(_ => Task.FromCanceled(gone.Token));

        Assert.Equal("", Body());
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task Invoke_OtherTrigger_PassesTheExceptionOn()
    {
        var middleware = new RequestFaultMiddleware(new RequestFaults(log));
        await Assert.ThrowsAsync<TimeoutException>(() => middleware.Invoke(new WorkerInvocation(null), _ => throw new TimeoutException()));
    }

    private static FunctionExecutionDelegate Returns(IResult answer) => context =>
    {
        context.GetInvocationResult().Value = answer;
        return Task.CompletedTask;
    };

    private Task<WorkerInvocation> InvokeAsync(FunctionExecutionDelegate function) => InvokeAsync(new WorkerInvocation(http), function);

    private async Task<WorkerInvocation> InvokeAsync(WorkerInvocation invocation, FunctionExecutionDelegate function)
    {
        http.Request.Method = "GET";
        await new RequestFaultMiddleware(new RequestFaults(log)).Invoke(invocation, function);
        return invocation;
    }

    private void AssertProblem(int status, string code)
    {
        Assert.Equal((status, "application/problem+json; charset=utf-8"), (http.Response.StatusCode, http.Response.ContentType));
        using var problem = JsonDocument.Parse(Body());
        Assert.Equal($"urn:kashf:error:{code}", problem.RootElement.GetProperty("type").GetString());
    }

    private string Body() => Encoding.UTF8.GetString(body.ToArray());

    private sealed class FailingAnswer : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentLength = 3;
            httpContext.Response.Headers.ContentDisposition = "attachment";
            throw new InvalidOperationException(Secret);
        }
    }
}
