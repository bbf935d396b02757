using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kashf.Core.Learning;

/// <summary>The solutions of a <see cref="LaneProblem"/>: weights on the unscaled columns, the bias last.</summary>
internal sealed class LaneWeights(int columns)
{
    private readonly float[] weights = new float[(columns + 1) * LaneProblem.Lanes];

    public Span<Vector512<float>> Vectors => MemoryMarshal.Cast<float, Vector512<float>>(weights.AsSpan());

    public float Bias(int lane) => weights[(columns * LaneProblem.Lanes) + lane];

    /// <summary>Writes a lane's weights, without the bias, to every <paramref name="stride"/>th place.</summary>
    public void CopyLane(int lane, Span<float> destination, int stride, int count)
    {
        for (var column = 0; column < count; column++)
            destination[column * stride] = weights[(column * LaneProblem.Lanes) + lane];
    }

    /// <summary>The score of a row in every lane.</summary>
    public Vector512<float> Score(SparseMatrix matrix, int row)
    {
        var vectors = Vectors;
        var values = matrix.ValuesOf(row);
        var ids = matrix.ColumnsOf(row);
        var score = vectors[columns];
        for (var i = 0; i < ids.Length; i++)
            score = Vector512.FusedMultiplyAdd(Vector512.Create(values[i]), vectors[ids[i]], score);
        return score;
    }
}
