using Kashf.Core.Results;
using Kashf.Functions.Hosting;

namespace Kashf.Server.Hosting.Http;

/// <summary>Gives the answers that routing and faults make without a body the contract's form of an error.</summary>
internal static partial class ProblemFallback
{
    public static void UseProblemFallback(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Kashf.Server.Requests");
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The client is gone: there is nobody to answer.
            }
            catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
            {
                await WriteAsync(context, OfStatus(exception.StatusCode));
            }
            catch (Exception exception) when (!context.Response.HasStarted)
            {
                LogUnhandled(logger, exception, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "none", Problem.TraceIdOf(context));
                await WriteAsync(context, OfStatus(StatusCodes.Status500InternalServerError));
            }

            if (!context.Response.HasStarted && context.Response is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentType: null })
                await WriteAsync(context, OfStatus(context.Response.StatusCode));
        });
    }

    private static Task WriteAsync(HttpContext context, Error error)
    {
        // What the function had begun to say of its own answer, a length above all, holds no longer.
        context.Response.ContentLength = null;
        context.Response.Headers.ContentEncoding = default;
        return new ProblemResult(error).ExecuteAsync(context);
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
    private static partial void LogUnhandled(ILogger logger, Exception exception, string method, string function, string traceId);
}
