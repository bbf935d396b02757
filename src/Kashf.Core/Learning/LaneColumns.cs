using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kashf.Core.Learning;

/// <summary>
/// What is kept of each column for all lanes: its weight on unscaled values, and the square of its scale. Both lie
/// together, because a step touches both and columns are visited in no order. The last column is the bias.
/// </summary>
internal sealed class LaneColumns(int columns)
{
    private const int Stride = LaneProblem.Lanes * 2;

    private readonly float[] entries = new float[(columns + 1) * Stride];

    private Span<Vector256<float>> Vectors => MemoryMarshal.Cast<float, Vector256<float>>(entries.AsSpan());

    public float Bias(int lane) => entries[(columns * Stride) + lane];

    public void SetScale(int lane, ReadOnlySpan<float> scales, float biasScale)
    {
        for (var column = 0; column < scales.Length; column++)
            entries[(column * Stride) + LaneProblem.Lanes + lane] = scales[column] * scales[column];
        entries[(columns * Stride) + LaneProblem.Lanes + lane] = biasScale * biasScale;
    }

    /// <summary>Writes a lane's weights, without the bias, to every <paramref name="stride"/>th place.</summary>
    public void CopyLane(int lane, Span<float> destination, int stride)
    {
        for (var column = 0; column < columns; column++)
            destination[column * stride] = entries[(column * Stride) + lane];
    }

    /// <summary>The score of a row in every lane.</summary>
    public Vector256<float> Score(ReadOnlySpan<int> ids, ReadOnlySpan<float> values)
    {
        var vectors = Vectors;
        var even = vectors[columns * 2];
        var odd = Vector256<float>.Zero;
        var i = 0;
        for (; i + 1 < ids.Length; i += 2)
        {
            even = Vector256.FusedMultiplyAdd(Vector256.Create(values[i]), vectors[ids[i] * 2], even);
            odd = Vector256.FusedMultiplyAdd(Vector256.Create(values[i + 1]), vectors[ids[i + 1] * 2], odd);
        }
        if (i < ids.Length)
            even = Vector256.FusedMultiplyAdd(Vector256.Create(values[i]), vectors[ids[i] * 2], even);
        return even + odd;
    }

    /// <summary>The squared length of a row, scaled, in every lane.</summary>
    public Vector256<float> SquaredLength(ReadOnlySpan<int> ids, ReadOnlySpan<float> values)
    {
        var vectors = Vectors;
        var sum = vectors[(columns * 2) + 1];
        for (var i = 0; i < ids.Length; i++)
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(values[i] * values[i]), vectors[(ids[i] * 2) + 1], sum);
        return sum;
    }

    /// <summary>Moves the weights along a scaled row.</summary>
    public void Move(ReadOnlySpan<int> ids, ReadOnlySpan<float> values, Vector256<float> step)
    {
        var vectors = Vectors;
        for (var i = 0; i < ids.Length; i++)
        {
            var at = ids[i] * 2;
            vectors[at] = Vector256.FusedMultiplyAdd(step * Vector256.Create(values[i]), vectors[at + 1], vectors[at]);
        }
        var bias = columns * 2;
        vectors[bias] = Vector256.FusedMultiplyAdd(step, vectors[bias + 1], vectors[bias]);
    }
}
