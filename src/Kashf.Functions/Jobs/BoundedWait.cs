using Microsoft.Extensions.Options;

namespace Kashf.Functions.Jobs;

/// <summary>Bounds how long a request works on its answer, so that it ends before the platform cuts it off.</summary>
public sealed class BoundedWait(IOptions<JobOptions> options, TimeProvider clock)
{
    /// <returns>The work's answer; null where it was stopped because it took too long.</returns>
    public async Task<T?> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
        where T : class
    {
        using var limit = new CancellationTokenSource(options.Value.Wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
