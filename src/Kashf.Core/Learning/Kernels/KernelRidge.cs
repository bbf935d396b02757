using System.Numerics.Tensors;

namespace Kashf.Core.Learning.Kernels;

/// <summary>
/// Kernel ridge regression on +1 and -1 for each tag (Saunders, Gammerman, Vovk: Ridge Regression Learning Algorithm in
/// Dual Variables, ICML 1998). What models without a fold would say of its rows follows from the one solution with all
/// rows: with Q the inverse of the matrix, the error in fold B is Q(B,B)^-1 times the coefficients of B.
/// </summary>
/// <param name="rows">The rows to learn from, ascending.</param>
internal sealed class KernelRidge(VectorDistances distances, TagTargets targets, int[] rows, int[] foldOf, ParallelOptions threads)
{
    private readonly int tags = targets.TagIds.Count;

    /// <summary>What a vector scores for any tag that is far from all rows.</summary>
    public double Bias => (2.0 / tags) - 1;

    /// <param name="settings">The kernel.</param>
    /// <param name="heldOut">Takes for each tag the score of each row by the model without the row's fold.</param>
    /// <returns>For each of the rows the factor of its kernel for each tag.</returns>
    public double[][] Fit(KernelSettings settings, float[][] heldOut)
    {
        var factor = CholeskyFactor.Of(distances.KernelOf(rows, settings), threads.CancellationToken);
        var coefficients = Array.ConvertAll(rows, AboveBias);
        factor.Solve(coefficients);
        var folds = Enumerable.Range(0, rows.Length).GroupBy(at => foldOf[rows[at]]).Select(fold => fold.ToArray()).ToArray();
        Parallel.ForEach(folds, threads, fold => HoldOut(factor, coefficients, fold, heldOut));
        return coefficients;
    }

    private double[] AboveBias(int row) =>
        [.. Enumerable.Range(0, tags).Select(tag => (targets.Of(tag)[row] == Target.Positive ? 1 : -1) - Bias)];

    private void HoldOut(CholeskyFactor factor, double[][] coefficients, int[] fold, float[][] heldOut)
    {
        var errors = Array.ConvertAll(fold, at => (double[])coefficients[at].Clone());
        CholeskyFactor.Of(InverseWithin(factor, fold), threads.CancellationToken).Solve(errors);
        for (var i = 0; i < fold.Length; i++)
        {
            var row = rows[fold[i]];
            for (var tag = 0; tag < tags; tag++)
                heldOut[tag][row] = (float)((targets.Of(tag)[row] == Target.Positive ? 1 : -1) - errors[i][tag]);
        }
    }

    /// <summary>The part of the matrix's inverse that concerns the rows of a fold.</summary>
    private double[][] InverseWithin(CholeskyFactor factor, int[] fold)
    {
        var columns = Array.ConvertAll(rows, _ => new double[fold.Length]);
        for (var i = 0; i < fold.Length; i++)
            columns[fold[i]][i] = 1;
        factor.SolveLower(columns, fold[0]);
        var inverse = Array.ConvertAll(fold, _ => new double[fold.Length]);
        foreach (var column in columns)
            for (var i = 0; i < fold.Length; i++)
                TensorPrimitives.MultiplyAdd(column, column[i], inverse[i], inverse[i]);
        return inverse;
    }
}
