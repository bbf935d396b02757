using System.Numerics.Tensors;

namespace Kashf.Core.Learning;

/// <summary>
/// Naive Bayes that learns from unreported rows too, by expectation maximisation (Nigam, McCallum, Thrun, Mitchell: Text
/// Classification from Labeled and Unlabeled Documents using EM, Machine Learning 39, 2000), with one classifier for each
/// tag against the rest.
/// </summary>
internal sealed class SemiSupervisedBayes(SparseMatrix matrix, int tags)
{
    private const int Iterations = 4;

    private readonly float[] positive = new float[matrix.Columns * tags];
    private readonly float[] negative = new float[matrix.Columns * tags];

    /// <summary>Brings the beliefs about unreported rows to rest.</summary>
    public void Run(Beliefs beliefs, CancellationToken cancellation)
    {
        var scores = new float[matrix.Rows * tags];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            Count(beliefs);
            var ratios = Ratios();
            for (var row = 0; row < matrix.Rows; row++)
                Score(row, ratios, scores.AsSpan(row * tags, tags));
            beliefs.Update(scores);
        }
        Count(beliefs);
    }

    /// <summary>The log-count ratio of each column for a tag, by the last beliefs.</summary>
    public float[] RatioOf(int tag)
    {
        var (ofPositive, ofNegative) = (new float[matrix.Columns], new float[matrix.Columns]);
        for (var column = 0; column < matrix.Columns; column++)
        {
            ofPositive[column] = positive[(column * tags) + tag];
            ofNegative[column] = negative[(column * tags) + tag];
        }
        return LogCountRatio.Of(ofPositive, ofNegative);
    }

    private void Count(Beliefs beliefs)
    {
        Array.Clear(positive);
        Array.Clear(negative);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var forTag = beliefs.Positive(row);
            var against = beliefs.Negative(row);
            foreach (var column in matrix.ColumnsOf(row))
            {
                AddTo(positive.AsSpan(column * tags, tags), forTag);
                AddTo(negative.AsSpan(column * tags, tags), against);
            }
        }
    }

    private float[] Ratios()
    {
        var ratios = new float[positive.Length];
        for (var tag = 0; tag < tags; tag++)
        {
            var ratio = RatioOf(tag);
            for (var column = 0; column < ratio.Length; column++)
                ratios[(column * tags) + tag] = ratio[column];
        }
        return ratios;
    }

    private void Score(int row, float[] ratios, Span<float> scores)
    {
        scores.Clear();
        var columns = matrix.ColumnsOf(row);
        var values = matrix.ValuesOf(row);
        for (var i = 0; i < columns.Length; i++)
        {
            var ratio = ratios.AsSpan(columns[i] * tags, tags);
            if (tags > 8)
                TensorPrimitives.MultiplyAdd(ratio, values[i], scores, scores);
            else
                for (var tag = 0; tag < ratio.Length; tag++)
                    scores[tag] += ratio[tag] * values[i];
        }
    }

    private static void AddTo(Span<float> sums, ReadOnlySpan<float> values)
    {
        if (values.Length > 8)
        {
            TensorPrimitives.Add(sums, values, sums);
            return;
        }
        for (var i = 0; i < values.Length; i++)
            sums[i] += values[i];
    }
}
