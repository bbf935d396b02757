using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kashf.Server.Functions;
using Kashf.Server.Hosting.Configuration;
using Kashf.Server.Hosting.Http;
using Kashf.Server.Tests.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Server.Tests.Hosting.Http;

public sealed class HttpFunctionsTests(FunctionServer server) : IClassFixture<FunctionServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/items/7/x", "GET 7 x")]
    [InlineData("DELETE", "/api/items/7/x", "DELETE 7 x")]
    [InlineData("GET", "/api/items/7", "GET 7 nobody")]
    [InlineData("GET", "/api/items/7/", "GET 7 nobody")]
    [InlineData("GET", "/API/Items/7/X/", "GET 7 X")]
    [InlineData("GET", "/api/items/7/%D9%86%D8%A7%D9%85", "GET 7 نام")]
    [InlineData("GET", "/pages/3", "page 3")]
    [InlineData("GET", "/pages", "page 0")]
    [InlineData("PUT", "/files/a/b.txt", "PUT a/b.txt")]
    [InlineData("PATCH", "/default", "PATCH")]
    [InlineData("POST", "/Default/", "POST")]
    public async Task Route_Matching_ReachesTheFunctionWithItsParameters(string method, string path, string expected)
    {
        var (status, body) = await SendAsync(method, path);
        Assert.Equal((HttpStatusCode.OK, expected), (status, body));
    }

    [Theory]
    [InlineData("GET", "/api/items/seven", 404, "path-not-found")]
    [InlineData("GET", "/nowhere", 404, "path-not-found")]
    [InlineData("POST", "/api/items/7", 405, "method-not-allowed")]
    [InlineData("GET", "/pages/three", 400, "request-malformed")]
    [InlineData("GET", "/fails", 500, "internal-error")]
    [InlineData("GET", "/store-fails", 503, "storage-unavailable")]
    public async Task Route_NotMatching_AnswersAProblem(string method, string path, int status, string code)
    {
        using var response = await server.Client.SendAsync(new(new(method), path), Cancellation);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal($"urn:kashf:error:{code}", problem.GetProperty("type").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Fact]
    public async Task Route_AnotherMethod_NamesThoseThatAre()
    {
        using var response = await server.Client.PostAsync("/api/items/7", null, Cancellation);
        Assert.Equal(["DELETE", "GET"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task Invoke_Exception_KeepsItsMessage() =>
        Assert.DoesNotContain("secret", (await SendAsync("GET", "/fails")).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "5")]
    [InlineData("/0", "1")]
    [InlineData("/2", "2")]
    [InlineData("/2.1", "3")]
    public async Task Invoke_StoreOutOfReach_SaysWhenToAskAgain(string wait, string seconds)
    {
        using var response = await server.Client.GetAsync("/store-fails" + wait, Cancellation);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, seconds), (response.StatusCode, response.Headers.RetryAfter?.ToString()));
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Result_Action_IsExecuted() => Assert.Equal((HttpStatusCode.Accepted, "accepted"), await SendAsync("GET", "/action"));

    [Fact]
    public async Task Result_Record_IsJson()
    {
        using var response = await server.Client.GetAsync("/record", Cancellation);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(new SampleAnswer(7, "نام"), await response.Content.ReadFromJsonAsync<SampleAnswer>(Cancellation));
    }

    [Fact]
    public async Task Result_None_IsAnEmptyAnswer() => Assert.Equal((HttpStatusCode.OK, ""), await SendAsync("GET", "/nothing"));

    [Fact]
    public async Task Context_Http_HoldsTheRequest() => Assert.Equal("Context True True", (await SendAsync("GET", "/context")).Body);

    [Fact]
    public async Task Services_Scoped_AreDisposedAfterEachRequest()
    {
        Assert.Equal(nameof(ScopedResource), (await SendAsync("GET", "/scoped")).Body);
        Assert.Equal(nameof(ScopedResource), (await SendAsync("GET", "/scoped")).Body);
        await Patience.UntilAsync(() => server.Log.Disposed.Distinct().Count() >= 2);
    }

    [Fact]
    public async Task Cancellation_ClientGone_ReachesTheFunction()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var request = server.Client.GetAsync("/waits", leaving.Token);
        await server.Log.Started.Task.WaitAsync(Patience.Limit, Cancellation);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await server.Log.Cancelled.Task.WaitAsync(Patience.Limit, Cancellation);
    }

    [Theory]
    [InlineData(typeof(NeedsAKey), "AuthorizationLevel.Function")]
    [InlineData(typeof(UnknownParameter), "'id'")]
    public async Task MapHttpFunctions_WhatCannotBeGiven_FailsAtStart(Type functions, string named)
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        var failure = Assert.Throws<InvalidFunctionException>(
            () => app.MapHttpFunctions(FunctionCatalog.FromTypes(functions), new HostSettings("api", null, null, null, "")));
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(string method, string path)
    {
        using var response = await server.Client.SendAsync(new(new(method), path), Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static class NeedsAKey
    {
        [Function("NeedsAKey")]
        public static string Run([HttpTrigger("get")] HttpRequest request) => request.Method;
    }

    private static class UnknownParameter
    {
        [Function("UnknownParameter")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{identifier}")] HttpRequest request, string identifier, int id) => $"{request.Method} {identifier} {id}";
    }
}
