namespace Kashf.TestServices.Faults;

/// <summary>Lets one chosen request go wrong.</summary>
/// <param name="number">Which of those that <paramref name="chosen"/> holds for, from 1.</param>
public sealed class FaultAt(int number, Fault fault, Func<ProxiedRequest, bool>? chosen = null)
{
    private int seen;

    /// <summary>Whether it came to the fault.</summary>
    public bool Happened => Volatile.Read(ref seen) >= number;

    public Fault? Next(ProxiedRequest request) =>
        chosen?.Invoke(request) != false && Interlocked.Increment(ref seen) == number ? fault : null;
}
