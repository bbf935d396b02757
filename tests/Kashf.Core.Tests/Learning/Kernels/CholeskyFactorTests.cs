using Kashf.Core.Learning.Kernels;

namespace Kashf.Core.Tests.Learning.Kernels;

public sealed class CholeskyFactorTests
{
    [Fact]
    public void Solve_PositiveDefiniteMatrix_GivesWhatTheMatrixMakesTheRightSideOf()
    {
        const int size = 15;
        var random = new Random(3);
        var made = Enumerable.Range(0, size).Select(_ => Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray()).ToArray();
        double Entry(int i, int j) => Enumerable.Range(0, size).Sum(k => made[i][k] * made[j][k]) + (i == j ? 0.1 : 0);
        double[][] right = [.. Enumerable.Range(0, size).Select(_ => new[] { random.NextDouble(), random.NextDouble() })];
        double[][] solution = [.. right.Select(row => row.ToArray())];

        CholeskyFactor.Of([.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, i + 1).Select(j => Entry(i, j)).ToArray())], TestContext.Current.CancellationToken)
            .Solve(solution);

        for (var i = 0; i < size; i++)
            for (var column = 0; column < 2; column++)
                Assert.Equal(right[i][column], Enumerable.Range(0, size).Sum(j => Entry(i, j) * solution[j][column]), 1e-9);
    }

    [Fact]
    public void SolveLower_RightSideThatBeginsLater_IsTheSameFromThere()
    {
        // L is 2; 1 3; 4 5 6.
        var factor = CholeskyFactor.Of([[4], [2, 10], [8, 19, 77]], TestContext.Current.CancellationToken);
        double[][] right = [[0], [6], [22]];

        factor.SolveLower(right, 1);

        Assert.Equal([0, 2, 2], right.Select(row => row[0]));
    }

    [Fact]
    public void Of_CancelledTraining_Ends() =>
        Assert.Throws<OperationCanceledException>(() => CholeskyFactor.Of([[1]], new CancellationToken(canceled: true)));
}
