using System.Text.Json;
using Kashf.Core.Results;
using Kashf.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Tests.Hosting;

public sealed class ProblemResultTests
{
    [Fact]
    public void Of_EveryKind_HasAStatusOfItsOwn()
    {
        var statuses = Enum.GetValues<ErrorKind>().Select(ErrorStatus.Of).ToList();

        Assert.All(statuses, status => Assert.InRange(status, 400, 599));
        Assert.Equal(statuses.Count, statuses.Distinct().Count());
    }

    [Fact]
    public async Task ExecuteAsync_FieldError_WritesTheProblemOfTheContract()
    {
        var (response, body) = await ExecuteAsync(Error.Field(ErrorKind.Conflict, "tag-title-exists", "title", "«کیفیت» هست"));

        Assert.Equal((409, "application/problem+json; charset=utf-8"), (response.StatusCode, response.ContentType));
        using var problem = JsonDocument.Parse(body);
        Assert.Equal(["type", "title", "status", "detail", "errors", "traceId"], problem.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal("urn:kashf:error:tag-title-exists", problem.RootElement.GetProperty("type").GetString());
        Assert.Equal("Conflict", problem.RootElement.GetProperty("title").GetString());
        Assert.Equal(409, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal("«کیفیت» هست", problem.RootElement.GetProperty("errors").GetProperty("title")[0].GetString());
        Assert.Equal("request-7", problem.RootElement.GetProperty("traceId").GetString());
        Assert.Contains("«کیفیت» هست", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_Unauthenticated_NamesTheScheme() =>
        Assert.Equal("Token", (await ExecuteAsync(new(ErrorKind.Unauthenticated, "x", "y"))).Response.Headers.WWWAuthenticate);

    [Fact]
    public async Task ExecuteAsync_Unavailable_SaysWhenToRetry() =>
        Assert.Matches("^[0-9]+$", (await ExecuteAsync(new(ErrorKind.Unavailable, "x", "y"))).Response.Headers.RetryAfter.ToString());

    [Fact]
    public void AllRefused_Several_KeepsTheFirstKindAndSaysWhereEachLies()
    {
        var error = ListRules.AllRefused([Error.Field(ErrorKind.NotFound, "tag-not-found", "tag_id", "no tag"), new(ErrorKind.Invalid, "x", "unreadable")]);

        Assert.Equal((ErrorKind.NotFound, "tag-not-found"), (error.Kind, error.Code));
        Assert.Equal(["[0].tag_id", "[1]"], error.Fields.Keys);
        Assert.Equal("none of the 2 was taken; the first: tag_id: no tag", error.Detail);
    }

    [Theory]
    [InlineData(0, "invalid-field")]
    [InlineData(1, null)]
    [InlineData(10, null)]
    [InlineData(11, "too-many-items")]
    public void Check_Count_IsHeldAgainstTheLimit(int count, string? code) =>
        Assert.Equal(code, ListRules.Check("contents", count, new() { ItemsPerRequest = 10 })?.Code);

    private static async Task<(HttpResponse Response, string Body)> ExecuteAsync(Error error)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { TraceIdentifier = "request-7", Response = { Body = body } };
        await new ProblemResult(error).ExecuteAsync(context);
        return (context.Response, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
