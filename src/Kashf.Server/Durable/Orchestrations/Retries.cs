using Microsoft.DurableTask;

namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Tries a call again after failures. Attempts and waits are calls of the orchestrator, so a replay repeats them.</summary>
internal static class Retries
{
    public static async Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions retry, Func<Task<T>> attempt)
    {
        var first = context.CurrentUtcDateTime;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (retry.Policy is { } policy && ShouldRetry(policy, failure, number, context.CurrentUtcDateTime - first))
            {
                await context.CreateTimer(Delay(policy, number), CancellationToken.None);
            }
            catch (TaskFailedException failure) when (retry.Handler is not null)
            {
                var state = new RetryContext(context, number, failure.FailureDetails, context.CurrentUtcDateTime - first, CancellationToken.None);
                if (!await retry.Handler(state))
                {
                    throw;
                }
            }
        }
    }

    public static TimeSpan Delay(RetryPolicy policy, int failures)
    {
        var ticks = policy.FirstRetryInterval.Ticks * Math.Pow(policy.BackoffCoefficient, failures - 1);
        return ticks < policy.MaxRetryInterval.Ticks || policy.MaxRetryInterval == Timeout.InfiniteTimeSpan
            ? TimeSpan.FromTicks((long)Math.Min(ticks, TimeSpan.FromDays(365).Ticks))
            : policy.MaxRetryInterval;
    }

    private static bool ShouldRetry(RetryPolicy policy, TaskFailedException failure, int attempts, TimeSpan elapsed) =>
        attempts < policy.MaxNumberOfAttempts
        && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || elapsed < policy.RetryTimeout)
        && policy.Handle(failure);
}
