namespace Kashf.Bench.Video.Speed;

/// <summary>Work that needs a processor and nothing else: what two of them do at once beside one is the machine's own limit.</summary>
internal static class Arithmetic
{
    private const long Rounds = 600_000_000;

    private static long last;

    /// <param name="threads">Which share the rounds.</param>
    public static Task RunAsync(int threads) =>
        Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() => Run(Rounds / threads), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    // Numbers of a xorshift generator; each depends on the one before.
    private static void Run(long rounds)
    {
        var number = 88_172_645_463_325_252UL;
        for (var i = 0L; i < rounds; i++)
        {
            number ^= number << 13;
            number ^= number >> 7;
            number ^= number << 17;
        }

        Interlocked.Exchange(ref last, (long)number);
    }
}
