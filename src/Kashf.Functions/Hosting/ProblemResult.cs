using System.Globalization;
using Kashf.Core.Results;
using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Hosting;

/// <summary>Answers a refusal as problem details.</summary>
/// <param name="retryAfter">When it is worth to ask again, where that is known; for <see cref="ErrorKind.Unavailable"/>.</param>
public sealed class ProblemResult(Error error, TimeSpan? retryAfter = null) : IResult
{
    private const string ContentType = "application/problem+json; charset=utf-8";

    private static readonly TimeSpan UsualRetryAfter = TimeSpan.FromSeconds(5);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = Problem.From(error, httpContext);
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        // What an answer that failed had begun to say of itself holds no longer.
        response.ContentLength = null;
        response.Headers.ContentEncoding = default;
        response.Headers.ContentDisposition = default;
        if (error.Kind == ErrorKind.Unauthenticated)
            response.Headers.WWWAuthenticate = "Token";
        if (error.Kind == ErrorKind.Unavailable)
            response.Headers.RetryAfter = Seconds(retryAfter ?? UsualRetryAfter);
        return response.WriteAsJsonAsync(problem, WireJson.Options, ContentType, httpContext.RequestAborted);
    }

    private static string Seconds(TimeSpan time) => Math.Max(1, Math.Ceiling(time.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
}
