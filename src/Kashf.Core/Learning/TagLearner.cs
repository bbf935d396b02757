namespace Kashf.Core.Learning;

/// <summary>A linear model of log-odds, with what was found out about it.</summary>
/// <param name="Weights">Columns times tags: the weights of a column for all tags lie together.</param>
/// <param name="Biases">One for each tag.</param>
/// <param name="FewestRows">The model knows the columns that at least so many rows have; the weights of others are 0.</param>
/// <param name="Evaluation">Calibration, thresholds and what can be expected.</param>
internal sealed record LearnedTags(float[] Weights, float[] Biases, int FewestRows, HeldOutEvaluation Evaluation);

/// <summary>From features and targets to calibrated linear models, whatever the features are of.</summary>
internal static class TagLearner
{
    private static readonly float[] CountStrengths = [0.03f, 0.1f, 0.3f, 1f];
    private static readonly float[] VectorStrengths = [0.3f, 1f, 3f, 10f];

    /// <param name="matrix">The features of every row: counts of which most are zero, or vectors.</param>
    /// <param name="targets">What is known of the rows.</param>
    /// <param name="fingerprints">Equal for rows with the same content.</param>
    /// <param name="options">Seed and folds.</param>
    /// <param name="threads">Threads and cancellation.</param>
    public static LearnedTags Learn(
        FeatureMatrix matrix, TagTargets targets, IReadOnlyList<ulong> fingerprints, TrainingOptions options, ParallelOptions threads)
    {
        var folds = options.FoldsFor(targets.TagIds.Count, targets.LearningRows.Count, targets.Rows);
        var foldOf = FoldAssignment.Assign(targets, fingerprints, folds, options.Seed);
        var fit = !matrix.IsDense && SelfTraining.IsWorthwhile(targets)
            ? SelfTraining.Fit(matrix, targets, foldOf, folds, options.Seed, threads)
            : FitReported(matrix, targets, foldOf, folds, options.Seed, threads);
        return Calibrated(fit, HeldOutEvaluation.Of(new HeldOutScores(fit.HeldOut), targets, foldOf, folds, CalibratedBy(matrix), threads));
    }

    private static TagsCalibrated CalibratedBy(FeatureMatrix matrix) => matrix.IsDense ? TagsCalibrated.Together : TagsCalibrated.Separately;

    private static LinearFit FitReported(
        FeatureMatrix matrix, TagTargets targets, int[] foldOf, int folds, int seed, ParallelOptions threads)
    {
        var tags = targets.TagIds.Count;
        var isMirrored = targets.IsExclusive && tags == 2;
        var distinct = isMirrored ? 1 : tags;
        var known = new KnownColumns(matrix, foldOf, folds);
        var strengths = matrix.IsDense ? VectorStrengths : CountStrengths;
        var settings = new StrengthSelection(matrix, targets, known, SourceOf, strengths, CalibratedBy(matrix), foldOf, folds, seed, threads).Choose(distinct);
        var learner = new LinearLearner(matrix, known, tags, foldOf, seed, threads.CancellationToken);
        var fit = learner.NewFit();
        var source = SourceOf([.. targets.LearningRows]);
        var blocks = Lane.All(distinct, folds, settings).Chunk(LaneProblem.Lanes);
        Parallel.ForEach(blocks, threads, block => learner.Fit(source, block, fit));
        if (isMirrored)
            fit.MirrorFirst();
        return fit with { FewestRows = settings.FewestRows };

        IProblemSource SourceOf(int[] rows) => matrix.IsDense
            ? new VectorProblems(matrix, targets, rows, foldOf)
            : new ReportedProblems(matrix, targets, known, rows, foldOf, folds);
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
        return new LearnedTags(fit.Weights, fit.Biases, fit.FewestRows, evaluation);
    }
}
