using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Hosting;

/// <summary>Answers a refusal as problem details.</summary>
public sealed class ProblemResult(Error error) : IResult
{
    private const string ContentType = "application/problem+json; charset=utf-8";
    private const string RetryAfterSeconds = "5";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = Problem.From(error, httpContext);
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        if (error.Kind == ErrorKind.Unauthenticated)
            response.Headers.WWWAuthenticate = "Token";
        if (error.Kind == ErrorKind.Unavailable)
            response.Headers.RetryAfter = RetryAfterSeconds;
        return response.WriteAsJsonAsync(problem, WireJson.Options, ContentType, httpContext.RequestAborted);
    }
}
