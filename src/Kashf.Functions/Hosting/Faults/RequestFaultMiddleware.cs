using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Kashf.Functions.Hosting.Faults;

/// <summary>
/// <see cref="RequestFaults"/> for the Functions worker. It writes the function's answer itself, so that a fault on the way,
/// of a stream that breaks off above all, is answered like any other.
/// </summary>
public sealed class RequestFaultMiddleware(RequestFaults faults) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => context.GetHttpContext() is { } http
        ? faults.AnswerAsync(http, context.FunctionDefinition.Name, () => AnswerAsync(context, http, next), context.CancellationToken)
        : next(context);

    private static async Task AnswerAsync(FunctionContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
            if (context.GetInvocationResult().Value is IResult answer)
                await answer.ExecuteAsync(http);
        }
        finally
        {
            // Left to the worker: an answer that says nothing more.
            context.GetInvocationResult().Value = Results.Empty;
        }
    }
}
