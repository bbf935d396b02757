using System.Numerics;

namespace Kashf.Core.Text;

/// <summary>Counts the distinct n-grams of one text; reused for the next.</summary>
internal sealed class GramBag
{
    private uint[] keys = new uint[2048];
    private byte[] counts = new byte[2048];
    private int[] used = new int[1024];

    public int Count { get; private set; }

    public void Fill(ReadOnlySpan<char> normalizedText)
    {
        Clear();
        var sink = new Sink(this);
        Ngrams.Visit(normalizedText, ref sink);
    }

    /// <summary>Writes the n-grams in the order of their first occurrence.</summary>
    public void CopyTo(Span<uint> hashes, Span<byte> occurrences)
    {
        for (var i = 0; i < Count; i++)
        {
            hashes[i] = keys[used[i]];
            occurrences[i] = counts[used[i]];
        }
    }

    private void Clear()
    {
        for (var i = 0; i < Count; i++)
            keys[used[i]] = 0;
        Count = 0;
    }

    private void Add(uint hash)
    {
        var slot = SlotOf(hash);
        if (keys[slot] == hash)
        {
            if (counts[slot] < byte.MaxValue)
                counts[slot]++;
            return;
        }
        if (Count == used.Length)
        {
            Grow();
            slot = SlotOf(hash);
        }
        keys[slot] = hash;
        counts[slot] = 1;
        used[Count++] = slot;
    }

    private int SlotOf(uint hash)
    {
        var slot = (int)(hash >> (32 - BitOperations.Log2((uint)keys.Length)));
        while (keys[slot] != 0 && keys[slot] != hash)
            slot = (slot + 1) & (keys.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var (oldKeys, oldCounts, oldUsed) = (keys, counts, used);
        keys = new uint[oldKeys.Length * 2];
        counts = new byte[keys.Length];
        used = new int[keys.Length / 2];
        for (var i = 0; i < Count; i++)
        {
            var slot = SlotOf(oldKeys[oldUsed[i]]);
            keys[slot] = oldKeys[oldUsed[i]];
            counts[slot] = oldCounts[oldUsed[i]];
            used[i] = slot;
        }
    }

    private readonly struct Sink(GramBag bag) : INgramSink
    {
        public void Add(uint hash) => bag.Add(hash);
    }
}
