using Kashf.Core.Learning;

namespace Kashf.Core.Text;

/// <summary>
/// Short dense vectors for texts, whose dot products estimate how many weighty n-grams two texts share: TF-IDF rows,
/// projected by random signs (Weinberger, Dasgupta, Langford, Smola, Attenberg: Feature Hashing for Large Scale Multitask
/// Learning, ICML 2009).
/// </summary>
internal static class TextVectors
{
    private const int Length = 256;
    private const int VocabularyLimit = 1 << 18;

    /// <returns>A vector of length one for each text; of length zero for a text without any n-gram.</returns>
    public static float[][] Of(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var threads = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var matrix = TextFeatures.Extract(texts, VocabularyLimit, threads).Matrix;
        var vectors = new float[texts.Count][];
        Parallel.For(0, vectors.Length, threads, row => vectors[row] = Project(matrix, row));
        return vectors;
    }

    private static float[] Project(FeatureMatrix matrix, int row)
    {
        var vector = new float[Length];
        var columns = matrix.ColumnsOf(row);
        var values = matrix.ValuesOf(row);
        for (var i = 0; i < columns.Length; i++)
        {
            var hash = Mix((uint)columns[i] + 1);
            vector[hash % Length] += (hash >> 31) == 0 ? values[i] : -values[i];
        }
        var norm = System.Numerics.Tensors.TensorPrimitives.Norm<float>(vector);
        if (norm > 0)
            System.Numerics.Tensors.TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    // The finaliser of MurmurHash3.
    private static uint Mix(uint value)
    {
        value = (value ^ (value >> 16)) * 0x85EBCA6B;
        value = (value ^ (value >> 13)) * 0xC2B2AE35;
        return value ^ (value >> 16);
    }
}
