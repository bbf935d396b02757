namespace Kashf.Core.Learning;

/// <summary>A linear model of log-odds, with what was found out about it.</summary>
internal sealed record LearnedTags(float[] Weights, float[] Biases, HeldOutEvaluation Evaluation);

/// <summary>From features and targets to calibrated linear models, whatever the features are of.</summary>
internal static class TagLearner
{
    /// <param name="matrix">The features of every row.</param>
    /// <param name="targets">What is known of the rows.</param>
    /// <param name="fingerprints">Equal for rows with the same content.</param>
    /// <param name="options">Seed and folds.</param>
    /// <param name="threads">Threads and cancellation.</param>
    public static LearnedTags Learn(
        SparseMatrix matrix, TagTargets targets, IReadOnlyList<ulong> fingerprints, TrainingOptions options, ParallelOptions threads)
    {
        var folds = options.FoldsFor(targets.TagIds.Count, targets.LearningRows.Count, targets.Rows);
        var foldOf = FoldAssignment.Assign(targets, fingerprints, folds, options.Seed);
        var fit = SelfTraining.IsWorthwhile(targets)
            ? SelfTraining.Fit(matrix, targets, foldOf, folds, options.Seed, threads)
            : FitReported(matrix, targets, foldOf, folds, options.Seed, threads);
        return Calibrated(fit, HeldOutEvaluation.Of(fit.HeldOut, targets, foldOf, folds, threads));
    }

    private static LinearFit FitReported(
        SparseMatrix matrix, TagTargets targets, int[] foldOf, int folds, int seed, ParallelOptions threads)
    {
        var tags = targets.TagIds.Count;
        var isMirrored = targets.IsExclusive && tags == 2;
        var distinct = isMirrored ? 1 : tags;
        var strength = StrengthSelection.Choose(matrix, targets, distinct, foldOf, folds, seed, threads);
        var learner = new LinearLearner(matrix, tags, foldOf, seed, threads.CancellationToken);
        var fit = learner.NewFit();
        var source = new ReportedProblems(matrix, targets, [.. targets.LearningRows], foldOf, folds);
        var blocks = Lane.All(distinct, folds, strength).Chunk(LaneProblem.Lanes);
        Parallel.ForEach(blocks, threads, block => learner.Fit(source, block, fit));
        if (isMirrored)
            fit.MirrorFirst();
        return fit;
    }

    private static LearnedTags Calibrated(LinearFit fit, HeldOutEvaluation evaluation)
    {
        var calibrations = evaluation.Calibration.Tags;
        for (var tag = 0; tag < calibrations.Length; tag++)
        {
            fit.Biases[tag] = (float)calibrations[tag].LogOdds(fit.Biases[tag]);
            for (var i = tag; i < fit.Weights.Length; i += calibrations.Length)
                fit.Weights[i] *= (float)calibrations[tag].Slope;
        }
        return new LearnedTags(fit.Weights, fit.Biases, evaluation);
    }
}
