using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kashf.Core.Learning;

/// <summary>
/// Naive Bayes that learns from unreported rows too, by expectation maximisation (Nigam, McCallum, Thrun, Mitchell: Text
/// Classification from Labeled and Unlabeled Documents using EM, Machine Learning 39, 2000), with one classifier for each
/// tag against the rest.
/// </summary>
internal sealed class SemiSupervisedBayes
{
    private const int Iterations = 4;

    private readonly FeatureMatrix matrix;
    private readonly int tags;

    // Tags padded to whole vectors; for each column first all tags' positive counts, then all negative ones.
    private readonly int padded;
    private readonly float[] counts;

    public SemiSupervisedBayes(FeatureMatrix matrix, int tags)
    {
        (this.matrix, this.tags) = (matrix, tags);
        padded = (tags + Vector128<float>.Count - 1) / Vector128<float>.Count * Vector128<float>.Count;
        counts = new float[matrix.Columns * padded * 2];
    }

    /// <summary>Brings the beliefs about unreported rows to rest.</summary>
    public void Run(Beliefs beliefs, CancellationToken cancellation)
    {
        var scores = new float[matrix.Rows * tags];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            Count(beliefs);
            var ratios = Ratios();
            var sum = new float[padded];
            for (var row = 0; row < matrix.Rows; row++)
            {
                Score(row, ratios, sum);
                sum.AsSpan(0, tags).CopyTo(scores.AsSpan(row * tags));
            }
            beliefs.Update(scores);
        }
        Count(beliefs);
    }

    /// <summary>The log-count ratio of each column for a tag, by the last beliefs.</summary>
    public float[] RatioOf(int tag)
    {
        var (positive, negative) = (new float[matrix.Columns], new float[matrix.Columns]);
        for (var column = 0; column < matrix.Columns; column++)
        {
            positive[column] = counts[(column * padded * 2) + tag];
            negative[column] = counts[(column * padded * 2) + padded + tag];
        }
        return LogCountRatio.Of(positive, negative, matrix.Columns);
    }

    private void Count(Beliefs beliefs)
    {
        Array.Clear(counts);
        var masses = new float[padded * 2];
        var vectors = MemoryMarshal.Cast<float, Vector128<float>>(counts.AsSpan());
        var added = MemoryMarshal.Cast<float, Vector128<float>>(masses.AsSpan());
        for (var row = 0; row < matrix.Rows; row++)
        {
            beliefs.Positive(row).CopyTo(masses);
            beliefs.Negative(row).CopyTo(masses.AsSpan(padded));
            foreach (var column in matrix.ColumnsOf(row))
            {
                var ofColumn = vectors.Slice(column * added.Length, added.Length);
                for (var i = 0; i < ofColumn.Length; i++)
                    ofColumn[i] += added[i];
            }
        }
    }

    private float[] Ratios()
    {
        var ratios = new float[matrix.Columns * padded];
        for (var tag = 0; tag < tags; tag++)
        {
            var ratio = RatioOf(tag);
            for (var column = 0; column < ratio.Length; column++)
                ratios[(column * padded) + tag] = ratio[column];
        }
        return ratios;
    }

    private void Score(int row, float[] ratios, float[] sums)
    {
        Array.Clear(sums);
        var vectors = MemoryMarshal.Cast<float, Vector128<float>>(ratios.AsSpan());
        var scores = MemoryMarshal.Cast<float, Vector128<float>>(sums.AsSpan());
        var columns = matrix.ColumnsOf(row);
        var values = matrix.ValuesOf(row);
        for (var at = 0; at < columns.Length; at++)
        {
            var ofColumn = vectors.Slice(columns[at] * scores.Length, scores.Length);
            var value = Vector128.Create(values[at]);
            for (var i = 0; i < scores.Length; i++)
                scores[i] = Vector128.FusedMultiplyAdd(value, ofColumn[i], scores[i]);
        }
    }
}
