namespace Kashf.Core.Learning;

/// <summary>Fits linear scores, as many problems at a time as there are lanes.</summary>
internal sealed class LinearLearner(
    FeatureMatrix matrix, KnownColumns known, int tags, int[] foldOf, int seed, CancellationToken cancellation)
{
    private const int Passes = 10;
    private const float Tolerance = 0.002f;

    public LinearFit NewFit() => new(
        new float[matrix.Columns * tags],
        new float[tags],
        [.. Enumerable.Range(0, tags).Select(_ => new float[matrix.Rows])]);

    /// <summary>Solves at most <see cref="LaneProblem.Lanes"/> problems.</summary>
    public LaneColumns Solve(IProblemSource source, ReadOnlySpan<Lane> lanes)
    {
        var problem = new LaneProblem(matrix, source.Rows);
        var scales = Array.Empty<float>();
        for (var i = 0; i < lanes.Length; i++)
        {
            if (i == 0 || !HaveSameScales(lanes[i], lanes[i - 1]))
                scales = source.Scales(lanes[i]);
            problem.Columns.SetScale(i, scales, biasScale: 1f);
            source.Fill(problem, i, lanes[i]);
        }
        DualSolver.Solve(problem, seed, Passes, Tolerance, cancellation);
        return problem.Columns;
    }

    /// <summary>Solves some lanes; weights of lanes with all rows and scores of held-out rows go into the fit.</summary>
    public void Fit(IProblemSource source, ReadOnlySpan<Lane> lanes, LinearFit fit)
    {
        var weights = Solve(source, lanes);
        for (var lane = 0; lane < lanes.Length; lane++)
            if (lanes[lane].HeldOut == FoldAssignment.None)
            {
                weights.CopyLane(lane, fit.Weights.AsSpan(lanes[lane].Tag), tags);
                fit.Biases[lanes[lane].Tag] = weights.Bias(lane);
            }
        for (var row = 0; row < matrix.Rows; row++)
            if (foldOf[row] != FoldAssignment.None)
                ScoreHeldOut(weights, row, lanes, (lane, score) => fit.HeldOut[lane.Tag][row] = score);
    }

    /// <summary>Scores a row as a new one, of known columns only, in the lanes that had not seen it.</summary>
    public void ScoreHeldOut(LaneColumns weights, int row, ReadOnlySpan<Lane> lanes, Action<Lane, float> take)
    {
        var concerned = false;
        foreach (var lane in lanes)
            concerned |= lane.HeldOut == foldOf[row];
        if (!concerned)
            return;
        var scores = weights.Score(matrix.ColumnsOf(row), matrix.ValuesOf(row));
        for (var lane = 0; lane < lanes.Length; lane++)
            if (lanes[lane].HeldOut == foldOf[row])
            {
                var bias = weights.Bias(lane);
                var length = known.HeldOutLength(row, lanes[lane].Settings.FewestRows);
                take(lanes[lane], bias + ((scores[lane] - bias) / length));
            }
    }

    private static bool HaveSameScales(Lane a, Lane b) =>
        a.Tag == b.Tag && a.HeldOut == b.HeldOut && a.Settings.FewestRows == b.Settings.FewestRows;
}
