namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Runs an orchestrator's code in turns, each on one thread. There is no synchronization context in a turn, so
/// whatever awaits a task that the turn completes goes on within that completion, ConfigureAwait or not.</summary>
/// <param name="left">Told when the code goes on outside a turn.</param>
internal sealed class OrchestratorTurns(Action left)
{
    private int threadOfTurn;

    /// <summary>Set once the code went on outside a turn.</summary>
    public NonDeterministicOrchestrationException? Departure { get; private set; }

    public bool IsCurrent => Volatile.Read(ref threadOfTurn) == Environment.CurrentManagedThreadId;

    public void Run(Action action)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        Volatile.Write(ref threadOfTurn, Environment.CurrentManagedThreadId);
        try
        {
            action();
        }
        finally
        {
            Volatile.Write(ref threadOfTurn, 0);
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    public NonDeterministicOrchestrationException Leave()
    {
        Departure ??= new(
            "The orchestrator went on outside its turn: it awaited something that is not a task of its context, or used another thread.");
        left();
        return Departure;
    }
}
