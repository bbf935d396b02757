namespace Kashf.Core.Learning;

/// <summary>Fits every tag without each fold in turn and on all rows, sixteen problems at a time.</summary>
internal sealed class LinearLearner(SparseMatrix matrix, int tags, int[] foldOf, int folds, int seed, ParallelOptions threads)
{
    private const int Passes = 25;
    private const float Tolerance = 0.05f;

    /// <param name="source">The problems.</param>
    /// <param name="strength">The cost of an error against the length of the weights.</param>
    public LinearFit Fit(IProblemSource source, float strength)
    {
        var lanes = Enumerable.Range(0, tags)
            .SelectMany(tag => Enumerable.Range(FoldAssignment.None, folds + 1).Select(heldOut => (Tag: tag, HeldOut: heldOut)))
            .ToArray();
        var fit = new LinearFit(
            new float[matrix.Columns * tags],
            new float[tags],
            [.. Enumerable.Range(0, tags).Select(_ => new float[matrix.Rows])]);
        var blocks = Math.Max(Math.Min(2, lanes.Length), (lanes.Length + LaneProblem.Lanes - 1) / LaneProblem.Lanes);
        Parallel.For(0, blocks, threads, block =>
            FitBlock(source, strength, lanes.AsSpan(lanes.Length * block / blocks, (lanes.Length * (block + 1) / blocks) - (lanes.Length * block / blocks)), fit));
        return fit;
    }

    private void FitBlock(IProblemSource source, float strength, ReadOnlySpan<(int Tag, int HeldOut)> lanes, LinearFit fit)
    {
        var problem = new LaneProblem(matrix, source.Rows);
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            var (tag, heldOut) = lanes[lane];
            problem.SetScale(lane, source.Scales(tag, heldOut), biasScale: 1f);
            source.Fill(problem, lane, tag, heldOut, strength);
        }
        var weights = DualSolver.Solve(problem, seed, Passes, Tolerance, threads.CancellationToken);
        for (var lane = 0; lane < lanes.Length; lane++)
            if (lanes[lane].HeldOut == FoldAssignment.None)
                Keep(weights, lane, lanes[lane].Tag, fit);
        for (var row = 0; row < matrix.Rows; row++)
            if (foldOf[row] != FoldAssignment.None)
                ScoreHeldOut(weights, row, lanes, fit);
    }

    private void Keep(LaneWeights weights, int lane, int tag, LinearFit fit)
    {
        weights.CopyLane(lane, fit.Weights.AsSpan(tag), tags, matrix.Columns);
        fit.Biases[tag] = weights.Bias(lane);
    }

    private void ScoreHeldOut(LaneWeights weights, int row, ReadOnlySpan<(int Tag, int HeldOut)> lanes, LinearFit fit)
    {
        var scores = weights.Score(matrix, row);
        for (var lane = 0; lane < lanes.Length; lane++)
            if (lanes[lane].HeldOut == foldOf[row])
                fit.HeldOut[lanes[lane].Tag][row] = scores[lane];
    }
}
