namespace Kashf.Models.Sessions;

/// <summary>The right to run models on one processor.</summary>
internal readonly struct Turn(SemaphoreSlim turns) : IDisposable
{
    public void Dispose() => turns.Release();
}
