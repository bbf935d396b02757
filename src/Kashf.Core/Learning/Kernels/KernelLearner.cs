using System.Numerics.Tensors;

namespace Kashf.Core.Learning.Kernels;

/// <summary>Log-odds as sums of Gaussian kernels, with what was found out about them.</summary>
/// <param name="Rows">The rows that were learnt from.</param>
/// <param name="Coefficients">For each of them the factor of its kernel exp(-gamma * squared distance) for each tag.</param>
/// <param name="Gamma">More than 0.</param>
/// <param name="Familiarity">What probabilities keep far from all rows.</param>
/// <param name="Evaluation">Calibration, thresholds and what can be expected.</param>
internal sealed record LearnedKernel(int[] Rows, double[][] Coefficients, double Gamma, Familiarity Familiarity, HeldOutEvaluation Evaluation);

/// <summary>Learns tags that exclude each other by kernel ridge regression; the cost grows with the cube of the number of rows.</summary>
internal static class KernelLearner
{
    private const int MostRowsToChooseBy = 1000;

    /// <param name="vectors">One for each row.</param>
    /// <param name="targets">What is known of the rows; exclusive.</param>
    /// <param name="fingerprints">Equal for rows with the same content.</param>
    /// <param name="options">Seed and folds.</param>
    /// <param name="threads">Threads and cancellation.</param>
    public static LearnedKernel Learn(
        IReadOnlyList<float[]> vectors, TagTargets targets, IReadOnlyList<ulong> fingerprints, TrainingOptions options, ParallelOptions threads)
    {
        int[] rows = [.. targets.LearningRows];
        var folds = options.FoldsFor(targets.TagIds.Count, rows.Length, targets.Rows);
        var foldOf = FoldAssignment.Assign(targets, fingerprints, folds, options.Seed);
        var distances = VectorDistances.Of(vectors, rows, threads);
        var settings = Choose(distances, targets, Some(rows, options.Seed), foldOf, threads);
        var heldOut = NewScores(targets);
        var coefficients = new KernelRidge(distances, targets, rows, foldOf, threads).Fit(settings, heldOut);
        var nearest = distances.NearestOfOtherFolds(foldOf);
        var familiarity = Familiarity.Fit(nearest, distances.Unit);
        var kept = new float[targets.Rows];
        foreach (var (row, distance) in rows.Zip(nearest))
            kept[row] = familiarity.Of(distance);
        var evaluation = HeldOutEvaluation.Of(new HeldOutScores(heldOut, kept), targets, foldOf, folds, TagsCalibrated.Together, threads);
        // One sigmoid for all tags, and a softmax after it: nothing but the slope has an effect.
        var slope = evaluation.Calibration.Tags[0].Slope;
        foreach (var row in coefficients)
            TensorPrimitives.Multiply(row, slope, row);
        return new LearnedKernel(rows, coefficients, settings.Gamma / distances.Unit, familiarity, evaluation);
    }

    private static KernelSettings Choose(VectorDistances distances, TagTargets targets, int[] rows, int[] foldOf, ParallelOptions threads)
    {
        var losses = new double[KernelSettings.All.Count];
        var ridge = new KernelRidge(distances, targets, rows, foldOf, threads);
        Parallel.For(0, losses.Length, threads, i =>
        {
            var heldOut = NewScores(targets);
            ridge.Fit(KernelSettings.All[i], heldOut);
            losses[i] = Calibration.Fit(heldOut, targets, rows, TagsCalibrated.Together).Loss(heldOut, targets, rows);
        });
        return KernelSettings.All[TensorPrimitives.IndexOfMin<double>(losses)];
    }

    private static int[] Some(int[] rows, int seed)
    {
        if (rows.Length <= MostRowsToChooseBy)
            return rows;
        var shuffled = rows.ToArray();
        new Random(seed).Shuffle(shuffled);
        return [.. shuffled.Take(MostRowsToChooseBy).Order()];
    }

    private static float[][] NewScores(TagTargets targets) => [.. targets.TagIds.Select(_ => new float[targets.Rows])];
}
