using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Kashf.Server.Tests.Durable.Shared;

/// <summary>One server's way through the work: closed until it is opened.</summary>
internal sealed class Gate(string server)
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int entered;

    public string Server => server;

    /// <summary>How many runs of the activity came to the gate.</summary>
    public int Entered => Volatile.Read(ref entered);

    public void Open() => opened.TrySetResult();

    public Task PassAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref entered);
        return opened.Task.WaitAsync(cancellation);
    }
}

/// <summary>Tells which server did it.</summary>
internal sealed class GatedWork(Gate gate)
{
    public const string Name = "GatedWork";

    [Function(Name)]
    public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waiting");
        return await context.CallActivityAsync<string>(nameof(PassAsync), context.GetInput<string>());
    }

    [Function(nameof(PassAsync))]
    public async Task<string> PassAsync([ActivityTrigger] string input, CancellationToken cancellation)
    {
        await gate.PassAsync(cancellation);
        return $"{input} by {gate.Server}";
    }

    /// <summary>Gives back more than the directory takes.</summary>
    [Function("Large")]
    public static Task<string> GiveMuchAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult(new string('x', 3_000_000));

    [Function("Failing")]
    public static Task<string> FailAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        throw new InvalidDataException($"no {context.GetInput<string>()}");
}
