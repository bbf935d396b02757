using System.Security.Cryptography;

namespace Kashf.Core.Identifiers;

/// <summary>
/// Makes ids below 2^53, so that every JSON reader holds them exactly: 41 bits of milliseconds since 2025, then
/// 12 bits that start at random in each millisecond and count up. Within one process ids are unique and increasing;
/// between processes they are unlikely to meet, so stores insert conditionally and ask for another id where they do.
/// </summary>
public sealed class IdGenerator(TimeProvider time)
{
    private const int SequenceBits = 12;
    private static readonly long Epoch = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly Lock gate = new();
    private long last;

    /// <returns>How much later the second id was made, by the clocks of its makers.</returns>
    public static TimeSpan Between(long first, long second) => TimeSpan.FromMilliseconds((second >> SequenceBits) - (first >> SequenceBits));

    public long Next()
    {
        var now = (time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << SequenceBits;
        lock (gate)
        {
            // A burst runs ahead of the clock rather than wait for it.
            last = last < now ? now + RandomNumberGenerator.GetInt32(1 << (SequenceBits - 1)) : last + 1;
            return last;
        }
    }
}
