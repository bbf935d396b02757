namespace Kashf.TestServices.Faults;

/// <summary>Lets a share of all requests go wrong, by chance and repeatably.</summary>
/// <param name="share">0..1.</param>
public sealed class RandomFaults(int seed, double share, params IReadOnlyList<Fault> faults)
{
    private readonly Random random = new(seed);
    private readonly Lock turn = new();

    public Fault? Next(ProxiedRequest request)
    {
        lock (turn)
            return random.NextDouble() < share ? faults[random.Next(faults.Count)] : null;
    }
}
