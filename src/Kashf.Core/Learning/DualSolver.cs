using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kashf.Core.Learning;

/// <summary>
/// L2-regularised squared-hinge classification, min 1/2 |w|^2 + sum of cost * max(0, 1 - y w.x)^2, by dual coordinate
/// descent (Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM,
/// ICML 2008), for all lanes of a <see cref="LaneProblem"/> in the same pass over the rows.
/// </summary>
internal sealed class DualSolver(LaneProblem problem)
{
    private readonly float[] multipliers = new float[problem.Rows.Length * LaneProblem.Lanes];
    private readonly float[] curvatures = new float[problem.Rows.Length * LaneProblem.Lanes];
    private readonly LaneWeights weights = new(problem.Matrix.Columns);

    /// <param name="problem">The problem.</param>
    /// <param name="seed">Decides the order of the rows.</param>
    /// <param name="passes">The most passes over the rows.</param>
    /// <param name="tolerance">Stops when no row violates the optimality conditions by more.</param>
    /// <param name="cancellation">Looked at once a pass.</param>
    public static LaneWeights Solve(
        LaneProblem problem, int seed, int passes, float tolerance, CancellationToken cancellation)
    {
        var solver = new DualSolver(problem);
        solver.FindCurvatures();
        var random = new Random(seed);
        var order = Enumerable.Range(0, problem.Rows.Length).ToArray();
        for (var pass = 0; pass < passes; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            random.Shuffle(order);
            if (solver.Pass(order) <= tolerance)
                break;
        }
        return solver.weights;
    }

    private void FindCurvatures()
    {
        var scales = MemoryMarshal.Cast<float, Vector512<float>>(problem.SquaredScales);
        var costs = MemoryMarshal.Cast<float, Vector512<float>>(problem.Costs);
        var result = MemoryMarshal.Cast<float, Vector512<float>>(curvatures.AsSpan());
        for (var index = 0; index < problem.Rows.Length; index++)
        {
            var ids = problem.Matrix.ColumnsOf(problem.Rows[index]);
            var values = problem.Matrix.ValuesOf(problem.Rows[index]);
            var sum = scales[problem.Matrix.Columns];
            for (var i = 0; i < ids.Length; i++)
                sum = Vector512.FusedMultiplyAdd(Vector512.Create(values[i] * values[i]), scales[ids[i]], sum);
            // A cost of zero gives an infinite diagonal, which keeps the row's multiplier at zero.
            result[index] = sum + (Vector512.Create(0.5f) / costs[index]);
        }
    }

    private float Pass(int[] order)
    {
        var costs = MemoryMarshal.Cast<float, Vector512<float>>(problem.Costs);
        var targets = MemoryMarshal.Cast<float, Vector512<float>>(problem.Targets);
        var alphas = MemoryMarshal.Cast<float, Vector512<float>>(multipliers.AsSpan());
        var diagonals = MemoryMarshal.Cast<float, Vector512<float>>(curvatures.AsSpan());
        var worst = Vector512<float>.Zero;
        foreach (var index in order)
        {
            var alpha = alphas[index];
            var active = Vector512.GreaterThan(costs[index], Vector512<float>.Zero);
            var regularizer = Vector512.ConditionalSelect(active, alpha * Vector512.Create(0.5f) / costs[index], Vector512<float>.Zero);
            var gradient = (targets[index] * weights.Score(problem.Matrix, problem.Rows[index])) - Vector512<float>.One + regularizer;
            var atBound = Vector512.Equals(alpha, Vector512<float>.Zero);
            var projected = Vector512.ConditionalSelect(atBound, Vector512.Min(gradient, Vector512<float>.Zero), gradient);
            projected = Vector512.ConditionalSelect(active, projected, Vector512<float>.Zero);
            worst = Vector512.Max(worst, Vector512.Abs(projected));
            if (Vector512.EqualsAll(projected, Vector512<float>.Zero))
                continue;
            var updated = Vector512.Max(alpha - (projected / diagonals[index]), Vector512<float>.Zero);
            alphas[index] = updated;
            Move(problem.Rows[index], (updated - alpha) * targets[index]);
        }
        return Largest(worst);
    }

    private void Move(int row, Vector512<float> step)
    {
        var vectors = weights.Vectors;
        var scales = MemoryMarshal.Cast<float, Vector512<float>>(problem.SquaredScales);
        var ids = problem.Matrix.ColumnsOf(row);
        var values = problem.Matrix.ValuesOf(row);
        for (var i = 0; i < ids.Length; i++)
        {
            var id = ids[i];
            vectors[id] = Vector512.FusedMultiplyAdd(step * Vector512.Create(values[i]), scales[id], vectors[id]);
        }
        var bias = problem.Matrix.Columns;
        vectors[bias] = Vector512.FusedMultiplyAdd(step, scales[bias], vectors[bias]);
    }

    private static float Largest(Vector512<float> vector)
    {
        var largest = 0f;
        for (var lane = 0; lane < LaneProblem.Lanes; lane++)
            largest = MathF.Max(largest, vector[lane]);
        return largest;
    }
}
