using Kashf.Functions.Hosting.Faults;

namespace Kashf.Server.Hosting.Http;

/// <summary>Gives the answers that routing and faults make without a body the contract's form of an error.</summary>
internal static class ProblemFallback
{
    public static void UseProblemFallback(this WebApplication app)
    {
        var faults = new RequestFaults(app.Services.GetRequiredService<ILogger<RequestFaults>>());
        app.Use(async (context, next) =>
        {
            await faults.AnswerAsync(context, context.GetEndpoint()?.DisplayName ?? "none", () => next(context), context.RequestAborted);
            if (!context.Response.HasStarted && context.Response is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentType: null })
                await RequestFaults.ProblemOf(context.Response.StatusCode).ExecuteAsync(context);
        });
    }
}
