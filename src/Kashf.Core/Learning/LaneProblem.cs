using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kashf.Core.Learning;

/// <summary>
/// Up to eight binary problems over the same rows, solved side by side, one in each lane of a vector. They differ in
/// targets, costs and the scale of columns; a cost of zero leaves the row out of the lane's problem.
/// </summary>
internal sealed class LaneProblem(FeatureMatrix matrix, int[] rows)
{
    public const int Lanes = 8;

    private readonly float[] targets = NewTargets(rows.Length * Lanes);
    private readonly float[] costs = new float[rows.Length * Lanes];

    public FeatureMatrix Matrix => matrix;

    public int[] Rows => rows;

    /// <summary>+1 or -1 of each row and lane.</summary>
    public Span<Vector256<float>> Targets => MemoryMarshal.Cast<float, Vector256<float>>(targets.AsSpan());

    /// <summary>The cost of an error in each row and lane, at least 0.</summary>
    public Span<Vector256<float>> Costs => MemoryMarshal.Cast<float, Vector256<float>>(costs.AsSpan());

    public LaneColumns Columns { get; } = new(matrix.Columns);

    public void Set(int index, int lane, bool positive, float cost)
    {
        targets[(index * Lanes) + lane] = positive ? 1f : -1f;
        costs[(index * Lanes) + lane] = cost;
    }

    private static float[] NewTargets(int count)
    {
        var targets = new float[count];
        Array.Fill(targets, 1f);
        return targets;
    }
}
