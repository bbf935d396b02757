using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Bench.Durable;

internal static class BenchFunctions
{
    [Function(nameof(FanOut))]
    public static async Task<int> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var calls = Enumerable.Range(0, context.GetInput<int>()).Select(i => context.CallActivityAsync<int>(nameof(Step), i));
        return (await Task.WhenAll(calls)).Length;
    }

    [Function(nameof(Chain))]
    public static async Task<int> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var value = 0;
        for (var i = 0; i < context.GetInput<int>(); i++)
        {
            value = await context.CallActivityAsync<int>(nameof(Step), value);
        }

        return value;
    }

    /// <summary>A chain that then waits, so that a restart finds it unfinished with its whole journal to replay.</summary>
    [Function(nameof(ChainThenWait))]
    public static async Task<int> ChainThenWait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var value = await Chain(context);
        context.SetCustomStatus("waiting");
        await context.WaitForExternalEvent<string>("finish");
        return value;
    }

    [Function(nameof(Step))]
    public static int Step([ActivityTrigger] int value) => value + 1;
}
