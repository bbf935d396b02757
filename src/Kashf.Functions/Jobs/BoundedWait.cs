using Microsoft.Extensions.Options;

namespace Kashf.Functions.Jobs;

/// <summary>Bounds how long a request works on its answer, so that it ends before the platform cuts it off.</summary>
public sealed class BoundedWait(IOptions<JobOptions> options, TimeProvider clock)
{
    /// <returns>The work's answer; null where it was stopped because it took too long.</returns>
    public Task<T?> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
        where T : class => RunAsync(work, TimeSpan.Zero, cancellation);

    /// <inheritdoc cref="RunAsync{T}(Func{CancellationToken, Task{T}}, CancellationToken)"/>
    /// <param name="atLeast">The time that the work has even where requests are to become jobs sooner; for work that no job does.</param>
    public async Task<T?> RunAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan atLeast, CancellationToken cancellation)
        where T : class
    {
        var time = options.Value.Wait > atLeast ? options.Value.Wait : atLeast;
        using var limit = new CancellationTokenSource(time, clock);
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
