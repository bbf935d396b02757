using Microsoft.DurableTask;

namespace Kashf.Functions.Jobs;

/// <summary>How often activities are tried.</summary>
internal static class RetryPolicies
{
    /// <summary>For steps that read and write a store: a fault there passes.</summary>
    public static TaskOptions Store { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 6, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromSeconds(30)));

    /// <summary>For a job's last word: until it is stored nobody else can have what the job holds, so it outlasts an hour's fault.</summary>
    public static TaskOptions LastWord { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 360, firstRetryInterval: TimeSpan.FromSeconds(1), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromSeconds(10)));

    /// <summary>For steps that compute for long: a fault of the store passes, one in the data stays and costs every try its time.</summary>
    public static TaskOptions Computation { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 4, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 3));
}
