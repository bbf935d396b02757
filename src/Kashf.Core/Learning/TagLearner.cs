namespace Kashf.Core.Learning;

/// <summary>A linear model of log-odds, with what was found out about it.</summary>
internal sealed record LearnedTags(float[] Weights, float[] Biases, HeldOutEvaluation Evaluation);

/// <summary>From features and targets to calibrated linear models, whatever the features are of.</summary>
internal static class TagLearner
{
    private const float Strength = 1f;

    /// <param name="matrix">The features of every row.</param>
    /// <param name="targets">What is known of the rows.</param>
    /// <param name="fingerprints">Equal for rows with the same content.</param>
    /// <param name="options">Seed and folds.</param>
    /// <param name="threads">Threads and cancellation.</param>
    public static LearnedTags Learn(
        SparseMatrix matrix, TagTargets targets, IReadOnlyList<ulong> fingerprints, TrainingOptions options, ParallelOptions threads)
    {
        var foldOf = FoldAssignment.Assign(targets, fingerprints, options.Folds, options.Seed);
        var tags = targets.TagIds.Count;
        var learner = new LinearLearner(matrix, tags, foldOf, options.Folds, options.Seed, threads);
        var fit = learner.Fit(new ReportedProblems(matrix, targets, foldOf, options.Folds), Strength);
        var evaluation = HeldOutEvaluation.Of(fit.HeldOut, targets, foldOf, options.Folds);
        return Calibrated(fit, evaluation, tags);
    }

    private static LearnedTags Calibrated(LinearFit fit, HeldOutEvaluation evaluation, int tags)
    {
        for (var tag = 0; tag < tags; tag++)
        {
            var calibration = evaluation.Calibration.Tags[tag];
            fit.Biases[tag] = (float)calibration.LogOdds(fit.Biases[tag]);
            for (var i = tag; i < fit.Weights.Length; i += tags)
                fit.Weights[i] *= (float)calibration.Slope;
        }
        return new LearnedTags(fit.Weights, fit.Biases, evaluation);
    }
}
