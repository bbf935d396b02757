using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kashf.Core.Text;

/// <summary>Open addressing from an n-gram's hash to its column; at most half full.</summary>
internal sealed class GramTable
{
    public const int Absent = -1;

    private readonly ulong[] slots;
    private readonly int shift;

    /// <param name="hashes">The hash of column 0, 1, 2 ...; none is zero, none comes twice.</param>
    public GramTable(ReadOnlySpan<uint> hashes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(hashes.Length * 2, 16));
        slots = new ulong[size];
        shift = 32 - BitOperations.Log2((uint)size);
        for (var column = 0; column < hashes.Length; column++)
            Insert(hashes[column], column);
    }

    public long SizeInBytes => (long)slots.Length * sizeof(ulong);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint hash)
    {
        var table = slots;
        for (var slot = Slot(hash); ; slot++)
        {
            var entry = table[slot & (table.Length - 1)];
            if ((uint)entry == hash)
                return (int)(entry >> 32);
            if (entry == 0)
                return Absent;
        }
    }

    // Hashes may lie close together, as those kept of a large vocabulary do: Fibonacci hashing (Knuth, vol. 3, 6.4) parts them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(uint hash) => (int)((hash * 0x9E3779B1) >> shift);

    private void Insert(uint hash, int column)
    {
        var slot = Slot(hash);
        while (slots[slot & (slots.Length - 1)] != 0)
            slot++;
        slots[slot & (slots.Length - 1)] = ((ulong)column << 32) | hash;
    }
}
