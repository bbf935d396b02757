namespace Kashf.Server.Durable.Orchestrations;

/// <summary>Carries out what an orchestrator asked for.</summary>
internal interface ICallLauncher
{
    void Launch(OrchestratorCall call);

    /// <summary>The orchestrator no longer waits for the timer.</summary>
    void Cancel(TimerCall timer);
}
