namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Runs an orchestrator's code in turns, all on the thread of the turn: a turn ends when the code awaits something
/// that is yet to come.</summary>
/// <param name="left">Told when the code goes on outside a turn.</param>
internal sealed class OrchestratorTurns(Action left) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> continuations = new();
    private int threadOfTurn;

    /// <summary>Set once the code went on outside a turn.</summary>
    public NonDeterministicOrchestrationException? Departure { get; private set; }

    public bool IsCurrent => Volatile.Read(ref threadOfTurn) == Environment.CurrentManagedThreadId;

    /// <summary>Runs the action, then everything it led to.</summary>
    public void Run(Action action)
    {
        var outer = Current;
        Volatile.Write(ref threadOfTurn, Environment.CurrentManagedThreadId);
        try
        {
            SetSynchronizationContext(this);
            action();
            while (continuations.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            Volatile.Write(ref threadOfTurn, 0);
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Completes a task the orchestrator awaits. Without a context, continuations that asked for none (ConfigureAwait
    /// false) run here at once, on the turn's thread, instead of on the pool.</summary>
    public static void Complete(Action complete)
    {
        var context = Current;
        SetSynchronizationContext(null);
        try
        {
            complete();
        }
        finally
        {
            SetSynchronizationContext(context);
        }
    }

    public NonDeterministicOrchestrationException Leave()
    {
        Departure ??= new(
            "The orchestrator went on outside its turn: it awaited something that is not a task of its context, or used another thread.");
        left();
        return Departure;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            continuations.Enqueue((d, state));
        }
        else
        {
            Leave();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    public override SynchronizationContext CreateCopy() => this;
}
