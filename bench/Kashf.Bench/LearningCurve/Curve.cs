namespace Kashf.Bench.LearningCurve;

/// <summary>Macro-F1 after each twenty labels, one arm of one seed each.</summary>
internal sealed record CurveRun(double[] Random, double[] Suggested);

/// <summary>A mean curve, straight between its points.</summary>
internal sealed record Curve(double[] Values)
{
    public static Curve Mean(CurveRun[] runs, Func<CurveRun, double[]> arm) =>
        new([.. Enumerable.Range(0, arm(runs[0]).Length).Select(i => runs.Average(run => arm(run)[i]))]);

    public double At(int labels) => Values[(labels / LearningCurveBenchmark.Step) - 1];

    /// <summary>The fewest labels with which the level is reached; null where it never is.</summary>
    public double? Reaches(double level) => From(level, Array.FindIndex(Values, value => value >= level));

    /// <summary>The labels from which on the curve never falls below the level again; null where it ends below.</summary>
    public double? Keeps(double level) => Values[^1] < level ? null : From(level, Array.FindLastIndex(Values, value => value < level) + 1);

    private static double Labels(int index) => (index + 1) * (double)LearningCurveBenchmark.Step;

    private double? From(double level, int index)
    {
        if (index <= 0)
            return index < 0 ? null : Labels(0);
        var part = (level - Values[index - 1]) / (Values[index] - Values[index - 1]);
        return Labels(index - 1) + (part * LearningCurveBenchmark.Step);
    }
}
