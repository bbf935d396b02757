using Microsoft.AspNetCore.Http;

namespace Kashf.TestServices.Faults;

/// <summary>One request and its answer, for a fault to spoil.</summary>
internal sealed class Exchange(HttpContext context, ProxiedRequest request, Upstream upstream)
{
    public Task<ProxiedAnswer> ForwardAsync() => upstream.SendAsync(request);

    public void Cut() => context.Abort();

    /// <summary>Sends the answer, or its first bytes, after which the connection is cut.</summary>
    public async Task AnswerAsync(ProxiedAnswer answer, int? onlyBytes = null)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, values) in answer.Headers)
            response.Headers[name] = values;
        if (context.Request.Method == HttpMethods.Head || answer.Status is 204 or 304)
            return;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body.AsMemory(0, onlyBytes ?? answer.Body.Length), context.RequestAborted);
        if (onlyBytes is null)
            return;
        await response.Body.FlushAsync(context.RequestAborted);
        Cut();
    }

    /// <summary>Refuses in the form that both stores have for it.</summary>
    public Task RefuseAsync(int status, TimeSpan? retryAfter)
    {
        var answer = new ProxiedAnswer(status, [], """{"code":"Injected","message":"Injected by the tests."}"""u8.ToArray());
        context.Response.ContentType = "application/json";
        context.Response.Headers["x-ms-error-code"] = "Injected";
        if (retryAfter is { } time)
            context.Response.Headers["x-ms-retry-after-ms"] = $"{time.TotalMilliseconds:0}";
        return AnswerAsync(answer);
    }
}
