using Kashf.Core.Learning;

namespace Kashf.Core.Tests.Learning;

public sealed class DualSolverTests
{
    private const int Rows = 40;
    private const int Columns = 6;

    [Theory]
    [InlineData(0.1f)]
    [InlineData(1f)]
    [InlineData(10f)]
    public void Solve_SmallProblem_ReachesTheMinimumThatGradientDescentFinds(float cost)
    {
        var (matrix, dense) = RandomMatrix(seed: 3);
        var targets = Targets(dense);
        var problem = new LaneProblem(matrix, [.. Enumerable.Range(0, Rows)]);
        problem.Columns.SetScale(2, [1, 1, 1, 1, 1, 1], biasScale: 1);
        for (var row = 0; row < Rows; row++)
            problem.Set(row, 2, targets[row] > 0, cost);
        DualSolver.Solve(problem, seed: 1, passes: 3000, tolerance: 1e-7f, CancellationToken.None);
        var found = new float[Columns];
        problem.Columns.CopyLane(2, found, 1);
        var expected = GradientDescent(dense, targets, cost);
        for (var column = 0; column < Columns; column++)
            Assert.Equal(expected[column], found[column], 2e-3);
        Assert.Equal(expected[Columns], problem.Columns.Bias(2), 2e-3);
    }

    [Fact]
    public void Solve_ScaledColumns_IsTheProblemOnMultipliedColumns()
    {
        var (matrix, dense) = RandomMatrix(seed: 4);
        var targets = Targets(dense);
        float[] scales = [0.5f, 2, 1, 3, 0, 1.5f];
        var problem = new LaneProblem(matrix, [.. Enumerable.Range(0, Rows)]);
        problem.Columns.SetScale(0, scales, biasScale: 1);
        for (var row = 0; row < Rows; row++)
            problem.Set(row, 0, targets[row] > 0, 1f);
        DualSolver.Solve(problem, seed: 1, passes: 3000, tolerance: 1e-7f, CancellationToken.None);
        var multiplied = dense.Select(row => row.Select((value, column) => value * scales[column]).ToArray()).ToArray();
        var expected = GradientDescent(multiplied, targets, 1f);
        var found = new float[Columns];
        problem.Columns.CopyLane(0, found, 1);
        for (var column = 0; column < Columns; column++)
            Assert.Equal(expected[column] * scales[column], found[column], 3e-3);
    }

    [Fact]
    public void Solve_RowsWithoutCost_ChangeNothing()
    {
        var (matrix, dense) = RandomMatrix(seed: 5);
        var targets = Targets(dense);
        var all = new LaneProblem(matrix, [.. Enumerable.Range(0, Rows)]);
        for (var lane = 0; lane < 2; lane++)
        {
            all.Columns.SetScale(lane, [1, 1, 1, 1, 1, 1], biasScale: 1);
            for (var row = 0; row < Rows; row++)
                all.Set(row, lane, row >= 30 ? lane == 0 : targets[row] > 0, row >= 30 ? 0f : 1f);
        }
        DualSolver.Solve(all, seed: 1, passes: 2000, tolerance: 1e-7f, CancellationToken.None);
        var (first, second) = (new float[Columns], new float[Columns]);
        all.Columns.CopyLane(0, first, 1);
        all.Columns.CopyLane(1, second, 1);
        Assert.Equal(first, second);
        Assert.Contains(first, weight => MathF.Abs(weight) > 0.01f);
    }

    private static (FeatureMatrix Matrix, float[][] Dense) RandomMatrix(int seed)
    {
        var random = new Random(seed);
        var dense = Enumerable.Range(0, Rows)
            .Select(_ => Enumerable.Range(0, Columns).Select(_ => (float)random.NextDouble() - 0.5f).ToArray()).ToArray();
        return (new FeatureMatrix(
            Columns,
            [.. Enumerable.Range(0, Rows + 1).Select(row => row * Columns)],
            [.. Enumerable.Range(0, Rows * Columns).Select(i => i % Columns)],
            [.. dense.SelectMany(row => row)]), dense);
    }

    private static float[] Targets(float[][] dense) =>
        [.. dense.Select((row, i) => row[0] - row[1] + (i % 5 == 0 ? 0.4f : 0f) > 0 ? 1f : -1f)];

    private static double[] GradientDescent(float[][] rows, float[] targets, double cost)
    {
        var weights = new double[Columns + 1];
        for (var step = 0; step < 40_000; step++)
        {
            var gradient = weights.ToArray();
            for (var row = 0; row < rows.Length; row++)
            {
                var score = weights[Columns] + rows[row].Select((value, column) => value * weights[column]).Sum();
                var slack = Math.Max(0, 1 - (targets[row] * score));
                for (var column = 0; column <= Columns; column++)
                    gradient[column] -= 2 * cost * slack * targets[row] * (column == Columns ? 1 : rows[row][column]);
            }
            for (var column = 0; column <= Columns; column++)
                weights[column] -= gradient[column] / (1 + (2 * cost * rows.Length * 1.5));
        }
        return weights;
    }
}
