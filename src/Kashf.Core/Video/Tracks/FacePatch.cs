using System.Numerics.Tensors;

namespace Kashf.Core.Video.Tracks;

/// <summary>A face's box as a small grey picture: as many values a row as there are rows, from 0 to 255.</summary>
public static class FacePatch
{
    /// <summary>Of a row, and of a column.</summary>
    public const int Side = 12;

    public const int Length = Side * Side;

    /// <summary>
    /// Pearson's correlation of two patches, -1..1: 1 where one is a brighter or higher in contrast copy of the other. A patch
    /// without contrast is like none.
    /// </summary>
    /// <exception cref="ArgumentException">A patch is not of <see cref="Length"/> values.</exception>
    public static float Likeness(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Span<float> left = stackalloc float[Length];
        Span<float> right = stackalloc float[Length];
        Center(one, left);
        Center(other, right);
        var contrast = TensorPrimitives.Norm<float>(left) * TensorPrimitives.Norm<float>(right);
        return contrast > 0 ? TensorPrimitives.Dot<float>(left, right) / contrast : 0;
    }

    private static void Center(ReadOnlySpan<byte> patch, Span<float> centered)
    {
        if (patch.Length != Length)
            throw new ArgumentException($"A patch has {Length} values, not {patch.Length}.", nameof(patch));
        TensorPrimitives.ConvertTruncating(patch, centered);
        TensorPrimitives.Subtract(centered, TensorPrimitives.Sum<float>(centered) / Length, centered);
    }
}
