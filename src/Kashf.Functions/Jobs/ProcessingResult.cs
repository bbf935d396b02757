using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Jobs;

/// <summary>Answers that jobs have no result yet.</summary>
internal sealed class ProcessingResult(IReadOnlyList<string> taskIds, int status = StatusCodes.Status200OK) : IResult
{
    private const string RetryAfterSeconds = "1";

    /// <summary>The same for a client that asked to wait, and has waited as long as a request may.</summary>
    public ProcessingResult AfterWaiting() => new(taskIds, StatusCodes.Status202Accepted);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Json(ProcessingAnswer.Processing(taskIds), WireJson.Options, statusCode: status).ExecuteAsync(httpContext);
    }
}
