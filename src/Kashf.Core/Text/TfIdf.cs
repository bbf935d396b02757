using Kashf.Core.Learning;

namespace Kashf.Core.Text;

/// <summary>
/// Turns counted n-grams into rows. The n-grams that other texts have too make up a length of one, as in a new text, of
/// which nothing else is known.
/// </summary>
internal static class TfIdf
{
    public static FeatureMatrix Weigh(
        IReadOnlyList<GramCounts> parts, int texts, Vocabulary vocabulary, ParallelOptions threads)
    {
        var firstRows = new int[parts.Count + 1];
        for (var part = 0; part < parts.Count; part++)
            firstRows[part + 1] = firstRows[part] + parts[part].Starts.Count - 1;
        var starts = new int[texts + 1];
        Parallel.For(0, parts.Count, threads, part => CountKnown(parts[part], vocabulary, starts.AsSpan(firstRows[part] + 1)));
        for (var row = 0; row < texts; row++)
            starts[row + 1] += starts[row];
        var columns = new int[starts[texts]];
        var values = new float[starts[texts]];
        Parallel.For(0, parts.Count, threads, part => Fill(parts[part], texts, vocabulary, starts.AsSpan(firstRows[part]), columns, values));
        return new FeatureMatrix(vocabulary.Size, starts, columns, values);
    }

    // The hash is no longer needed once its column is known: the column takes its place, so that no second copy is held.
    private static void CountKnown(GramCounts part, Vocabulary vocabulary, Span<int> known)
    {
        var hashes = part.Hashes;
        for (var text = 0; text + 1 < part.Starts.Count; text++)
            for (var i = part.Starts[text]; i < part.Starts[text + 1]; i++)
            {
                var column = vocabulary.Table.Find(hashes[i]);
                hashes[i] = (uint)column;
                if (column != GramTable.Absent)
                    known[text]++;
            }
    }

    private static void Fill(
        GramCounts part, int texts, Vocabulary vocabulary, ReadOnlySpan<int> starts, int[] columns, float[] values)
    {
        var idf = vocabulary.InverseDocumentFrequencies;
        var alone = TermWeight.InverseDocumentFrequency(texts, 1);
        for (var text = 0; text + 1 < part.Starts.Count; text++)
        {
            var next = starts[text];
            var shared = 0f;
            for (var i = part.Starts[text]; i < part.Starts[text + 1]; i++)
            {
                var column = (int)part.Hashes[i];
                if (column == GramTable.Absent)
                    continue;
                columns[next] = column;
                values[next] = TermWeight.OfTerm(part.Occurrences[i]) * idf[column];
                shared += idf[column] < alone ? values[next] * values[next] : 0;
                next++;
            }
            var row = values.AsSpan(starts[text]..starts[text + 1]);
            var norm = shared > 0 ? MathF.Sqrt(shared) : System.Numerics.Tensors.TensorPrimitives.Norm(row);
            if (norm > 0)
                System.Numerics.Tensors.TensorPrimitives.Divide(row, norm, row);
        }
    }
}
