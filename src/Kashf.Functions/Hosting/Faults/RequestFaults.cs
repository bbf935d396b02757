using Kashf.Core.Results;
using Kashf.Core.Storage;
using Kashf.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kashf.Functions.Hosting.Faults;

/// <summary>Gives what goes wrong while a request is answered, and no caller caused, the contract's form of an error: in both hosts.</summary>
public sealed partial class RequestFaults(ILogger<RequestFaults> logger)
{
    private static readonly Error StorageUnavailable = new(
        ErrorKind.Unavailable, "storage-unavailable", "the store is out of reach or asks for patience; send the same request again after Retry-After");

    private static readonly Error NoModel = new(
        ErrorKind.Unavailable, "model-unavailable", "no model is installed for this; tell an operator");

    private static readonly Error RecordTooLarge = new(
        ErrorKind.TooLarge, "record-too-large", "something in the request, with what is stored of it already, is larger than the store takes as one record; make it shorter or spread its reports");

    private static readonly Error Stopping = new(
        ErrorKind.Unavailable, "request-stopped", "the server is stopping or the request took too long; send it again");

    /// <summary>Answers a request by <paramref name="answer"/>; where that throws, by problem details.</summary>
    /// <param name="function">Named in the log.</param>
    /// <param name="invocation">Cancelled when the function must end before it has answered.</param>
    public async Task AnswerAsync(HttpContext context, string function, Func<Task> answer, CancellationToken invocation)
    {
        try
        {
            await answer();
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: there is nobody to answer.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await ProblemOf(exception, context, function, invocation).ExecuteAsync(context);
        }
    }

    /// <summary>The answer to a status that nothing has been said about.</summary>
    public static ProblemResult ProblemOf(int status) => new(OfStatus(status));

    private ProblemResult ProblemOf(Exception exception, HttpContext context, string function, CancellationToken invocation)
    {
        switch (exception)
        {
            case BadHttpRequestException malformed:
                return ProblemOf(malformed.StatusCode);
            case StorageUnavailableException unavailable:
                // The exception beneath may quote what was asked of the store.
                LogStorageFault(unavailable.Message, unavailable.InnerException?.GetType().Name ?? "none", context.Request.Method, function, Problem.TraceIdOf(context));
                return new ProblemResult(StorageUnavailable, unavailable.RetryAfter);
            case ModelUnavailableException unavailable:
                // Its message tells the operator where on this machine the model was looked for.
                LogNoModel(unavailable.Message, context.Request.Method, function, Problem.TraceIdOf(context));
                return new ProblemResult(NoModel);
            case RecordTooLargeException tooLarge:
                LogStorageFault(tooLarge.Message, tooLarge.InnerException?.GetType().Name ?? "none", context.Request.Method, function, Problem.TraceIdOf(context));
                return new ProblemResult(RecordTooLarge);
            case OperationCanceledException when invocation.IsCancellationRequested:
                return new ProblemResult(Stopping);
            default:
                LogUnhandled(exception, context.Request.Method, function, Problem.TraceIdOf(context));
                return ProblemOf(StatusCodes.Status500InternalServerError);
        }
    }

    private static Error OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(ErrorKind.NotFound, "path-not-found", "there is nothing at this path; /docs lists what there is"),
        StatusCodes.Status405MethodNotAllowed => new(ErrorKind.MethodNotAllowed, "method-not-allowed", "this path answers other methods; the header Allow names them"),
        StatusCodes.Status413PayloadTooLarge => new(ErrorKind.TooLarge, "body-too-large", "the body is too large; send fewer items a request"),
        StatusCodes.Status500InternalServerError => new(ErrorKind.Internal, "internal-error", "something went wrong here; tell an operator the traceId"),
        _ => new(ErrorKind.Invalid, "request-malformed", "the request can't be read"),
    };

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "Unhandled exception in {Method} {Function}, traceId {TraceId}.")]
    private partial void LogUnhandled(Exception exception, string method, string function, string traceId);

    [LoggerMessage(EventId = 101, Level = LogLevel.Warning, Message = "{Reason} ({Fault}) In {Method} {Function}, traceId {TraceId}.")]
    private partial void LogStorageFault(string reason, string fault, string method, string function, string traceId);

    [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "{Reason} In {Method} {Function}, traceId {TraceId}.")]
    private partial void LogNoModel(string reason, string method, string function, string traceId);
}
