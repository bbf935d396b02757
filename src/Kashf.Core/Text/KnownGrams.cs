using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Kashf.Core.Text;

/// <summary>Counts the n-grams of a text that a model knows; one for each thread, empty between texts.</summary>
internal sealed class KnownGrams
{
    [ThreadStatic]
    private static KnownGrams? ofThread;

    private byte[] counts = [];
    private int[] columns = [];
    private int used;

    public bool IsEmpty => used == 0;

    public static KnownGrams OfThread(int vocabularySize)
    {
        var known = ofThread ??= new KnownGrams();
        if (known.counts.Length < vocabularySize)
        {
            known.counts = new byte[vocabularySize];
            known.columns = new int[vocabularySize];
        }
        return known;
    }

    /// <summary>Adds the scores of the text's TF-IDF row, scaled to a length of one, and forgets the text.</summary>
    public void AddScores(ReadOnlySpan<float> inverseDocumentFrequencies, ReadOnlySpan<float> weights, Span<float> scores)
    {
        Span<float> sums = scores.Length <= 256 ? stackalloc float[scores.Length] : new float[scores.Length];
        sums.Clear();
        var squares = 0f;
        foreach (var column in columns.AsSpan(0, used))
        {
            var value = TermWeight.OfTerm(counts[column]) * inverseDocumentFrequencies[column];
            counts[column] = 0;
            squares += value * value;
            AddColumn(weights.Slice(column * sums.Length, sums.Length), value, sums);
        }
        used = 0;
        if (squares > 0)
            TensorPrimitives.MultiplyAdd(sums, 1f / MathF.Sqrt(squares), scores, scores);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddColumn(ReadOnlySpan<float> weights, float value, Span<float> sums)
    {
        if (sums.Length > 8)
        {
            TensorPrimitives.MultiplyAdd(weights, value, sums, sums);
            return;
        }
        for (var tag = 0; tag < sums.Length; tag++)
            sums[tag] += weights[tag] * value;
    }

    internal readonly struct Sink(KnownGrams known, GramTable table) : INgramSink
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(uint hash)
        {
            var column = table.Find(hash);
            if (column == GramTable.Absent)
                return;
            ref var count = ref known.counts[column];
            if (count == 0)
                known.columns[known.used++] = column;
            if (count < byte.MaxValue)
                count++;
        }
    }
}
