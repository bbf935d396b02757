using Kashf.Core.Learning;
using Kashf.Core.Learning.Kernels;
using Kashf.Core.Reports;
using Kashf.Core.Tests.Images;

namespace Kashf.Core.Tests.Learning.Kernels;

public sealed class KernelRidgeTests
{
    private const int Rows = 24;
    private const int Tags = 3;
    private const int Folds = 4;
    private static readonly KernelSettings Settings = new(0.5, 0.1);
    private static readonly ParallelOptions Threads = new() { CancellationToken = TestContext.Current.CancellationToken };
    private static readonly float[][] Vectors = Made();
    private static readonly int[] All = [.. Enumerable.Range(0, Rows)];
    private static readonly int[] FoldOf = [.. All.Select(row => row * 7 % Rows % Folds)];
    private static readonly TagTargets Targets = new([1, 2, 3], [.. All.Select(row => (TagReport[])[new TagReport(1 + (row % Tags), true)])], 1);

    [Fact]
    public void Fit_HeldOutScores_AreThoseOfModelsWithoutTheFold()
    {
        var distances = VectorDistances.Of(Vectors, All, Threads);
        var heldOut = NewScores();
        new KernelRidge(distances, Targets, All, FoldOf, Threads).Fit(Settings, heldOut);

        for (var fold = 0; fold < Folds; fold++)
        {
            int[] others = [.. All.Where(row => FoldOf[row] != fold)];
            var ridge = new KernelRidge(distances, Targets, others, FoldOf, Threads);
            var coefficients = ridge.Fit(Settings, NewScores());
            foreach (var row in All.Where(row => FoldOf[row] == fold))
                for (var tag = 0; tag < Tags; tag++)
                    Assert.Equal(ridge.Bias + others.Select((other, at) => Kernel(distances, row, other) * coefficients[at][tag]).Sum(), heldOut[tag][row], 1e-5);
        }
    }

    [Fact]
    public void Fit_AlmostNoRidge_GivesEveryRowItsOwnTag()
    {
        var distances = VectorDistances.Of(Vectors, All, Threads);
        var ridge = new KernelRidge(distances, Targets, All, FoldOf, Threads);
        var coefficients = ridge.Fit(Settings with { Ridge = 1e-6 }, NewScores());

        foreach (var row in All)
            for (var tag = 0; tag < Tags; tag++)
                Assert.Equal(row % Tags == tag ? 1 : -1, ridge.Bias + All.Sum(other => Kernel(distances, row, other) * coefficients[other][tag]), 1e-2);
    }

    [Fact]
    public void Of_Vectors_TellsTheMeanSquaredDistanceFromTheirMean()
    {
        // Their mean is (1, 1).
        var distances = VectorDistances.Of([[0, 0], [2, 0], [0, 2], [2, 2]], [0, 1, 2, 3], Threads);
        Assert.Equal(2, distances.Unit, 1e-6);
    }

    [Fact]
    public void Of_VectorsThatAreAllTheSame_HasAUnit() =>
        Assert.Equal(1, VectorDistances.Of([[1, 2], [1, 2]], [0, 1], Threads).Unit);

    [Fact]
    public void NearestOfOtherFolds_NearerInTheSameFold_IsNotCompared()
    {
        var distances = VectorDistances.Of([[0], [1], [3], [7]], [0, 1, 2, 3], Threads);
        Assert.Equal([9f, 4f, 4f, 16f], distances.NearestOfOtherFolds([0, 0, 1, 0]).Select(value => MathF.Round(value, 4)));
    }

    private static double Kernel(VectorDistances distances, int row, int other)
    {
        var squared = Vectors[row].Zip(Vectors[other], (a, b) => ((double)a - b) * (a - b)).Sum();
        return Math.Exp(-Settings.Gamma / distances.Unit * squared);
    }

    private static float[][] NewScores() => [.. Enumerable.Range(0, Tags).Select(_ => new float[Rows])];

    private static float[][] Made()
    {
        var vectors = new Vectors(5, dimension: 12);
        return [.. Enumerable.Range(0, Rows).Select(_ => vectors.Direction())];
    }
}
