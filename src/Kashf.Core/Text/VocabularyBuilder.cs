using System.Numerics;

namespace Kashf.Core.Text;

/// <summary>Counts in how many texts each n-gram occurs and keeps those worth a column.</summary>
internal static class VocabularyBuilder
{
    private const int Partitions = 4;
    private const int TextsForRareGrams = 2000;

    /// <param name="parts">The counted texts.</param>
    /// <param name="texts">How many texts the parts hold.</param>
    /// <param name="limit">The most n-grams to keep: the most frequent ones.</param>
    /// <param name="threads">How many threads to use; the result does not depend on it.</param>
    public static Vocabulary Build(IReadOnlyList<GramCounts> parts, int texts, int limit, ParallelOptions threads)
    {
        var counted = new List<(uint Hash, int Texts)>[Partitions];
        // An n-gram seen in one text only is chance where there are many texts; of few texts it may be a topic's own word.
        var fewest = texts < TextsForRareGrams ? 1 : 2;
        Parallel.For(0, Partitions, threads, partition => counted[partition] = Count(parts, partition, fewest));
        var kept = counted.SelectMany(list => list).ToArray();
        Array.Sort(kept, static (a, b) =>
            a.Texts != b.Texts ? b.Texts.CompareTo(a.Texts) : a.Hash.CompareTo(b.Hash));
        if (kept.Length > limit)
            kept = kept[..limit];
        return new Vocabulary(
            Array.ConvertAll(kept, gram => gram.Hash),
            Array.ConvertAll(kept, gram => TermWeight.InverseDocumentFrequency(texts, gram.Texts)));
    }

    private static List<(uint Hash, int Texts)> Count(IReadOnlyList<GramCounts> parts, int partition, int fewest)
    {
        var counter = new Counter(1 << 16);
        foreach (var part in parts)
            foreach (var hash in part.Hashes.AsSpan(0, part.Count))
                if (hash % Partitions == partition)
                    counter.Add(hash);
        return counter.AtLeast(fewest);
    }

    private struct Counter(int size)
    {
        private uint[] keys = new uint[size];
        private int[] counts = new int[size];
        private int used;

        public void Add(uint hash)
        {
            var slot = SlotOf(hash);
            counts[slot]++;
            if (keys[slot] == hash)
                return;
            keys[slot] = hash;
            if (++used * 2 > keys.Length)
                Grow();
        }

        public readonly List<(uint Hash, int Texts)> AtLeast(int fewest)
        {
            var list = new List<(uint, int)>();
            for (var slot = 0; slot < keys.Length; slot++)
                if (counts[slot] >= fewest)
                    list.Add((keys[slot], counts[slot]));
            return list;
        }

        private readonly int SlotOf(uint hash)
        {
            var slot = (int)(hash >> (32 - BitOperations.Log2((uint)keys.Length)));
            while (keys[slot] != 0 && keys[slot] != hash)
                slot = (slot + 1) & (keys.Length - 1);
            return slot;
        }

        private void Grow()
        {
            var (oldKeys, oldCounts) = (keys, counts);
            keys = new uint[oldKeys.Length * 2];
            counts = new int[keys.Length];
            for (var i = 0; i < oldKeys.Length; i++)
                if (oldKeys[i] != 0)
                {
                    var slot = SlotOf(oldKeys[i]);
                    (keys[slot], counts[slot]) = (oldKeys[i], oldCounts[i]);
                }
        }
    }
}
