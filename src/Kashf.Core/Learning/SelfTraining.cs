namespace Kashf.Core.Learning;

/// <summary>
/// Learns with the help of unreported rows: semi-supervised naive Bayes believes something of them, and the linear models
/// learn from reports and beliefs together. Done anew for each held-out fold, whose rows count as unreported there.
/// </summary>
internal static class SelfTraining
{
    private static readonly LinearSettings Settings = new(Strength: 1f, FewestRows: 1);
    private const int MostBelievedRows = 4000;
    private const int FewestUnreported = 20;
    private const int MostReported = 5000;

    /// <summary>Whether there are enough unreported rows to tell more than the reports do.</summary>
    public static bool IsWorthwhile(TagTargets targets)
    {
        var unreported = targets.Rows - targets.ReportedRows.Count;
        return unreported >= FewestUnreported && unreported * 2 >= targets.ReportedRows.Count
            && targets.ReportedRows.Count <= MostReported && targets.LearningRows.Count == targets.ReportedRows.Count;
    }

    public static LinearFit Fit(
        FeatureMatrix matrix, TagTargets targets, int[] foldOf, int folds, int seed, ParallelOptions threads)
    {
        var tags = targets.TagIds.Count;
        var learner = new LinearLearner(matrix, new KnownColumns(matrix, foldOf, folds), tags, foldOf, seed, threads.CancellationToken);
        var fit = learner.NewFit();
        var rows = LearningRows(targets, foldOf, seed);
        var meanSquares = matrix.MeanSquares(rows);
        Parallel.For(FoldAssignment.None, folds, threads, heldOut =>
        {
            var beliefs = new Beliefs(targets, foldOf, heldOut);
            var bayes = new SemiSupervisedBayes(matrix, tags);
            bayes.Run(beliefs, threads.CancellationToken);
            var source = new BelievedProblems(beliefs, bayes, targets, rows, meanSquares);
            foreach (var block in Enumerable.Range(0, tags).Select(tag => new Lane(tag, heldOut, Settings)).Chunk(LaneProblem.Lanes))
                learner.Fit(source, block, fit);
        });
        return fit;
    }

    private static int[] LearningRows(TagTargets targets, int[] foldOf, int seed)
    {
        var unreported = Enumerable.Range(0, targets.Rows).Where(row => foldOf[row] == FoldAssignment.None).ToArray();
        new Random(seed).Shuffle(unreported);
        return [.. targets.ReportedRows, .. unreported.Take(MostBelievedRows)];
    }
}
