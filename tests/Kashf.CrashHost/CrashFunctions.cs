using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.CrashHost;

/// <summary>Orchestrations of every kind of step. Each activity writes its key to the log when it runs.</summary>
internal sealed class CrashFunctions(ActivityLog log)
{
    [Function(nameof(Job))]
    public static async Task<string> Job([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var results = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            results.Add(await Mark(context, $"sequence-{round}"));
            results.AddRange(await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Mark(context, $"fan-{round}-{i}"))));
            await context.CreateTimer(TimeSpan.FromMilliseconds(5), CancellationToken.None);
            var children = Enumerable.Range(0, 2).Select(i => context.CallSubOrchestratorAsync<string>(nameof(Child), $"{context.InstanceId}/child-{round}-{i}"));
            results.AddRange(await Task.WhenAll(children));
            results.Add(await Failing(context));
            context.SetCustomStatus(round);
        }

        return string.Join(' ', results);
    }

    [Function(nameof(Child))]
    public static async Task<string> Child([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var key = context.GetInput<string>()!;
        var first = await context.CallActivityAsync<string>(nameof(Write), $"{key}/a");
        return first + await context.CallActivityAsync<string>(nameof(Write), $"{key}/b");
    }

    [Function(nameof(Write))]
    public async Task<string> Write([ActivityTrigger] string key, CancellationToken cancellation)
    {
        log.Append(key);
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellation);
        return $"<{key}>";
    }

    [Function(nameof(Fail))]
    public static string Fail([ActivityTrigger] string key) => throw new TimeoutException(key);

    private static Task<string> Mark(TaskOrchestrationContext context, string step) =>
        context.CallActivityAsync<string>(nameof(Write), $"{context.InstanceId}/{step}");

    private static async Task<string> Failing(TaskOrchestrationContext context)
    {
        try
        {
            var retry = TaskOptions.FromRetryPolicy(new(2, TimeSpan.FromMilliseconds(3)));
            return await context.CallActivityAsync<string>(nameof(Fail), "always", retry);
        }
        catch (TaskFailedException failure)
        {
            return failure.FailureDetails.ErrorMessage;
        }
    }
}
