namespace Kashf.Core.Learning;

/// <summary>Chooses the settings whose held-out scores, calibrated, explain the reports best.</summary>
/// <param name="sourceOf">The problems over some rows.</param>
/// <param name="strengths">What to choose from.</param>
/// <param name="calibrated">How the scores will be.</param>
internal sealed class StrengthSelection(
    FeatureMatrix matrix,
    TagTargets targets,
    KnownColumns known,
    Func<int[], IProblemSource> sourceOf,
    IReadOnlyList<float> strengths,
    TagsCalibrated calibrated,
    int[] foldOf,
    int folds,
    int seed,
    ParallelOptions threads)
{
    private const int MostRows = 4000;
    private const int MostTags = 8;
    private const int MostFolds = 5;

    /// <param name="tags">How many tags are problems of their own.</param>
    public LinearSettings Choose(int tags)
    {
        var rows = targets.LearningRows.ToArray();
        new Random(seed).Shuffle(rows);
        var source = sourceOf(rows[..Math.Min(rows.Length, MostRows)]);
        int[] some = [.. Enumerable.Range(0, Math.Min(tags, MostTags)).Select(i => i * tags / Math.Min(tags, MostTags))];
        var fits = Candidates().ToDictionary(settings => settings, _ => NewFit());
        var lanes =
            from tag in some
            from heldOut in Enumerable.Range(0, Math.Min(folds, MostFolds))
            from settings in fits.Keys
            select new Lane(tag, heldOut, settings);
        Parallel.ForEach(lanes.Chunk(LaneProblem.Lanes), threads, block => Score(source, block, fits));
        var held = Array.FindAll(source.Rows, row => foldOf[row] < MostFolds);
        var isCoupled = targets.IsExclusive && some.Length == targets.TagIds.Count;
        return fits.MinBy(fit => isCoupled
            ? Calibration.Fit(fit.Value, targets, held, calibrated).Loss(fit.Value, targets, held)
            : some.Sum(tag => Calibration.FitSigmoid(fit.Value, targets, [tag], held).Loss)).Key;
    }

    private IEnumerable<LinearSettings> Candidates() =>
        from fewest in known.Frequencies
        from strength in strengths
        select new LinearSettings(strength, fewest);

    private float[][] NewFit() => [.. targets.TagIds.Select(_ => new float[matrix.Rows])];

    private void Score(IProblemSource source, Lane[] block, Dictionary<LinearSettings, float[][]> fits)
    {
        var learner = new LinearLearner(matrix, known, block.Length, foldOf, seed, threads.CancellationToken);
        var weights = learner.Solve(source, block);
        foreach (var row in source.Rows)
            learner.ScoreHeldOut(weights, row, block, (lane, score) => fits[lane.Settings][lane.Tag][row] = score);
    }
}
