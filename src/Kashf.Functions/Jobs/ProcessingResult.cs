using Kashf.Functions.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Kashf.Functions.Jobs;

/// <summary>Answers that jobs have no result yet.</summary>
/// <param name="standing">How far they have come; null where they do not say.</param>
internal sealed class ProcessingResult(IReadOnlyList<string> taskIds, JobStanding? standing, int status = StatusCodes.Status200OK) : IResult
{
    private const string RetryAfterSeconds = "1";

    public IReadOnlyList<string> TaskIds => taskIds;

    /// <summary>The same for a client that asked to wait, and has waited as long as a request may.</summary>
    public ProcessingResult AfterWaiting() => new(taskIds, standing, StatusCodes.Status202Accepted);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Json(ProcessingAnswer.Processing(taskIds, standing), WireJson.Options, statusCode: status).ExecuteAsync(httpContext);
    }
}
