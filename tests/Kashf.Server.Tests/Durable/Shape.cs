using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Server.Tests.Durable;

/// <summary>What an orchestration does, as a tree.</summary>
internal sealed record Shape(string Kind, int Value, Shape[] Parts)
{
    private static readonly string[] Leaves = ["activity", "failing", "timer", "guid"];
    private static readonly string[] Nodes = ["sequence", "fanOut", "race", "sub"];

    public static Shape Random(Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            return new(Leaves[random.Next(Leaves.Length)], random.Next(1000), []);
        }

        var parts = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Random(random, depth - 1)).ToArray();
        return new(Nodes[random.Next(Nodes.Length)], random.Next(1000), parts);
    }
}

internal static class ShapeFunctions
{
    [Function("Shape")]
    public static Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context) => RunAsync(context, context.GetInput<Shape>()!);

    [Function("Double")]
    public static int Double([ActivityTrigger] int value) => 2 * value;

    [Function("Break")]
    public static int Break([ActivityTrigger] int value) => throw new TimeoutException($"{value}");

    private static async Task<string> RunAsync(TaskOrchestrationContext context, Shape shape)
    {
        switch (shape.Kind)
        {
            case "activity":
                return $"{await context.CallActivityAsync<int>("Double", shape.Value)}";
            case "failing":
                return await FailAsync(context, shape);
            case "timer":
                await context.CreateTimer(TimeSpan.FromMilliseconds(shape.Value % 5), CancellationToken.None);
                return "t";
            case "guid":
                return $"{context.NewGuid()}"[..4].Length.ToString(null as IFormatProvider);
            case "sequence":
                var results = new List<string>();
                foreach (var part in shape.Parts)
                {
                    results.Add(await RunAsync(context, part));
                }

                return $"[{string.Join(' ', results)}]";
            case "fanOut":
                return $"({string.Join(' ', await Task.WhenAll(shape.Parts.Select(part => RunAsync(context, part))))})";
            case "race":
                // Which part wins differs from run to run, but not within one: its journal says so.
                var racing = shape.Parts.Select(part => RunAsync(context, part)).ToList();
                var first = racing.IndexOf(await Task.WhenAny(racing));
                await context.CallActivityAsync<int>("Double", first);
                return $"<{string.Join(' ', await Task.WhenAll(racing))}>";
            default:
                return $"{{{string.Join(' ', await Task.WhenAll(shape.Parts.Select(part => context.CallSubOrchestratorAsync<string>("Shape", part))))}}}";
        }
    }

    private static async Task<string> FailAsync(TaskOrchestrationContext context, Shape shape)
    {
        try
        {
            var retry = TaskOptions.FromRetryPolicy(new(1 + (shape.Value % 3), TimeSpan.FromMilliseconds(1), 2));
            return $"{await context.CallActivityAsync<int>("Break", shape.Value, retry)}";
        }
        catch (TaskFailedException failure)
        {
            return failure.FailureDetails.ErrorMessage;
        }
    }
}
