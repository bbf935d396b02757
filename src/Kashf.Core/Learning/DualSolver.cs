using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kashf.Core.Learning;

/// <summary>
/// L2-regularised squared-hinge classification, min 1/2 |w|^2 + sum of cost * max(0, 1 - y w.x)^2, by dual coordinate
/// descent (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM,
/// ICML 2008), for all lanes of a <see cref="LaneProblem"/> in the same pass over the rows.
/// </summary>
internal sealed class DualSolver
{
    private readonly LaneProblem problem;
    private readonly float[] multipliers;
    private readonly float[] curvatures;

    private DualSolver(LaneProblem problem)
    {
        this.problem = problem;
        multipliers = new float[problem.Rows.Length * LaneProblem.Lanes];
        curvatures = new float[multipliers.Length];
        var costs = problem.Costs;
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(curvatures.AsSpan());
        // A cost of zero makes the curvature infinite, which keeps the row's multiplier at zero.
        for (var index = 0; index < vectors.Length; index++)
            vectors[index] = (Vector256.Create(0.5f) / costs[index])
                + problem.Columns.SquaredLength(problem.Matrix.ColumnsOf(problem.Rows[index]), problem.Matrix.ValuesOf(problem.Rows[index]));
    }

    /// <summary>Leaves the solution in the columns of the problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <param name="passes">The most passes over the rows.</param>
    /// <param name="tolerance">Stops when no row violates the optimality conditions by more.</param>
    /// <param name="cancellation">Looked at once a pass.</param>
    public static void Solve(LaneProblem problem, int seed, int passes, float tolerance, CancellationToken cancellation)
    {
        var solver = new DualSolver(problem);
        var random = new Random(seed);
        var order = Enumerable.Range(0, problem.Rows.Length).ToArray();
        for (var pass = 0; pass < passes; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Shuffle(order);
            if (solver.Pass(order) <= tolerance)
                break;
        }
    }

    /// <returns>The mean violation of the worst lane.</returns>
    private float Pass(int[] order)
    {
        var (zero, half) = (Vector256<float>.Zero, Vector256.Create(0.5f));
        var costs = problem.Costs;
        var targets = problem.Targets;
        var alphas = MemoryMarshal.Cast<float, Vector256<float>>(multipliers.AsSpan());
        var diagonals = MemoryMarshal.Cast<float, Vector256<float>>(curvatures.AsSpan());
        var worst = zero;
        foreach (var index in order)
        {
            var ids = problem.Matrix.ColumnsOf(problem.Rows[index]);
            var values = problem.Matrix.ValuesOf(problem.Rows[index]);
            var (alpha, target, cost) = (alphas[index], targets[index], costs[index]);
            var active = Vector256.GreaterThan(cost, zero);
            var gradient = (target * problem.Columns.Score(ids, values)) - Vector256<float>.One
                + Vector256.ConditionalSelect(active, alpha * half / cost, zero);
            var atBound = Vector256.Equals(alpha, zero);
            var projected = Vector256.ConditionalSelect(atBound, Vector256.Min(gradient, zero), gradient)
                & active;
            worst += Vector256.Abs(projected);
            if (Vector256.EqualsAll(projected, zero))
                continue;
            var updated = Vector256.Max(alpha - (projected / diagonals[index]), zero);
            alphas[index] = updated;
            problem.Columns.Move(ids, values, (updated - alpha) * target);
        }
        return Largest(worst) / order.Length;
    }

    private static float Largest(Vector256<float> vector)
    {
        var largest = 0f;
        for (var lane = 0; lane < LaneProblem.Lanes; lane++)
            largest = MathF.Max(largest, vector[lane]);
        return largest;
    }
}
